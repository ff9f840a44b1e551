package pay.offline;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pay.merchant.MerchantId;
import platform.money.Won;

import static org.assertj.core.api.Assertions.assertThat;

class EmvQrTest {
    /** The example of EMVCo's Merchant-Presented Mode specification 1.1, annex A. */
    private static final String PUBLISHED = "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678"
            + "520441115802CN5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***"
            + "0708A60086670902ME91320016A0112233449988770708123456786304A13A";

    @Test
    void readsAndWritesThePublishedExample() {
        EmvQr code = EmvQr.parse(PUBLISHED).orElseThrow();

        assertThat(code.objects()).containsEntry("59", "BEST TRANSPORT").containsEntry("54", "23.72")
                .containsEntry("53", "156");
        assertThat(EmvQr.objects(code.objects().get("64")).orElseThrow()).containsEntry("01", "最佳运输");
        assertThat(code.text()).isEqualTo(PUBLISHED);
    }

    /** The catalogue's check value of CRC-16/CCITT-FALSE (also CRC-16/IBM-3740). */
    @Test
    void checksumsAsTheCatalogueSays() {
        assertThat(EmvQr.checksum("123456789")).isEqualTo("29B1");
    }

    @Test
    void refusesWhatWasChangedCutOffOrIsNone() {
        for (int i = 0; i < PUBLISHED.length(); i++) {
            char other = PUBLISHED.charAt(i) == '0' ? '1' : '0';
            assertThat(EmvQr.parse(PUBLISHED.substring(0, i) + other + PUBLISHED.substring(i + 1))).as("%d", i)
                    .isEmpty();
            assertThat(EmvQr.parse(PUBLISHED.substring(0, i))).isEmpty();
        }
        assertThat(EmvQr.parse("6304" + EmvQr.checksum("6304"))).isEmpty();
        assertThat(EmvQr.objects("0002")).isEmpty();
        assertThat(EmvQr.objects("00AB01")).isEmpty();
        assertThat(EmvQr.objects("000201000201")).isEmpty();
    }

    @Test
    void carriesAMerchantOfOursWithOrWithoutASale() {
        MerchantQr any = new MerchantQr(new MerchantId(Long.MAX_VALUE), "마당서점", null);
        MerchantQr sale = new MerchantQr(new MerchantId(7), "마당서점 제주공항 국내선 출발 대합실 이층 지점",
                new MerchantQr.Sale(Won.of(34_000), "order-1", "CafmqEgAAAA3pZkQvXbO1w"));

        assertThat(MerchantQr.parse(any.text())).hasValue(any);
        MerchantQr read = MerchantQr.parse(sale.text()).orElseThrow();
        assertThat(read.sale()).isEqualTo(sale.sale());
        assertThat(read.merchant()).isEqualTo(sale.merchant());
        assertThat(read.name()).hasSize(25);
        assertThat(MerchantQr.parse(PUBLISHED)).isEmpty();
    }

    /** Each with a checksum that is right. */
    @ParameterizedTest
    @CsvSource({"5303410, 5303840", "5802KR, 5802US", "540534000, 540530.00", "010212, 010211", "010212, 010213",
            "kr.madang.pay, kr.madang.pai", "01017, 01010", "540534000, ''", "62110507order-1, ''",
            "01017, 01197000000000000000000000000000000000000"})
    void refusesWhatIsNotOurs(String part, String instead) {
        String good = new MerchantQr(new MerchantId(7), "마당서점",
                new MerchantQr.Sale(Won.of(34_000), "order-1", "CafmqEgAAAA3pZkQvXbO1w")).text();
        assertThat(good).contains(part);
        assertThat(MerchantQr.parse(good)).isPresent();
        String other = good.substring(0, good.length() - 4).replace(part, instead);
        assertThat(MerchantQr.parse(other + EmvQr.checksum(other))).isEmpty();
    }
}
