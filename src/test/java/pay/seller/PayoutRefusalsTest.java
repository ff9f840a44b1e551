package pay.seller;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pay.bank.BankRefusal;

import static org.assertj.core.api.Assertions.assertThat;

/** Commerce shows its sellers why a payout failed, which only pay knows. */
class PayoutRefusalsTest {
    @ParameterizedTest
    @ValueSource(strings = {"ko", "en"})
    void eachHasItsWords(String language) {
        ResourceBundle words = ResourceBundle.getBundle("messages/commerce", Locale.of(language));
        Stream<String> codes = Stream.concat(Arrays.stream(BankRefusal.values()).map(Enum::name),
                Stream.of(PaySeller.SHORT, PaySeller.NO_PAYEE, PaySeller.FROZEN, PaySeller.MALFORMED));

        assertThat(codes)
                .allSatisfy(code -> assertThat(words.containsKey("settlement.refusal." + code)).as(code).isTrue());
    }
}
