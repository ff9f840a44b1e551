package madang;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class ProductionSettingsTest {
    private static final Map<String, String> COMPLETE = Map.of("spring.datasource.url", "jdbc:mariadb://db/madang",
            "madang.crypto.key-file", "/run/secrets/key-ring", "madang.cursor.secret", "x".repeat(32),
            "madang.commerce.images.folder", "/srv/pictures", "madang.demo.enabled", "false",
            "madang.sandboxes.allowed", "bank, card, courier, identity, lender, sms");

    @Test
    void refusesNothingWhenEverythingIsGiven() {
        assertThat(ProductionSettings.check(environment())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"spring.datasource.url, embedded, no database of its own",
            "spring.datasource.url,, no database of its own",
            "madang.crypto.key-file,, no key ring", "madang.cursor.secret,, no cursor secret",
            "madang.commerce.images.folder,, no folder for pictures",
            "madang.commerce.webhook.private-endpoints, true, private networks (madang.commerce.webhook",
            "madang.pay.webhook.private-in-test-mode, true, private networks (madang.pay.webhook",
            "madang.demo.enabled, true, known passwords", "madang.demo.enabled,, known passwords",
            "madang.sandboxes.allowed, 'bank,card,courier,identity,lender', sandbox 'sms'",
            "madang.sandboxes.allowed, 'bank,card,courier,lender,sms', sandbox 'identity'",
            "madang.sandboxes.allowed, 'bank,card,courier,identity,sms', sandbox 'lender'",
            "madang.sandboxes.allowed, 'card,courier,identity,lender,sms', sandbox 'bank'",
            "madang.sandboxes.allowed, 'bank,courier,identity,lender,sms', sandbox 'card'",
            "madang.sandboxes.allowed, 'bank,card,identity,lender,sms', sandbox 'courier'"})
    void refusesEachThatIsMissingInALineOfItsOwn(String setting, String value, String reason) {
        MockEnvironment environment = environment();
        environment.setProperty(setting, value == null ? "" : value);
        assertThat(ProductionSettings.check(environment)).singleElement()
                .satisfies(refusal -> assertThat(refusal).hasMessageContaining(reason));
    }

    @Test
    void takesARealGatewayForTheSandbox() {
        MockEnvironment environment = environment();
        environment.setProperty("madang.sandboxes.allowed", "bank,identity");
        environment.setProperty("madang.pay.card.psp", "toss");
        environment.setProperty("madang.commerce.tracking", "none");
        environment.setProperty("madang.member.sms.sender", "http");
        environment.setProperty("madang.loan.lenders.line", "http");
        assertThat(ProductionSettings.check(environment)).isEmpty();
    }

    @Test
    void callsWebhooksInPrivateNetworksWhereThatIsAllowed() {
        MockEnvironment environment = environment();
        environment.setProperty("madang.commerce.webhook.private-endpoints", "true");
        environment.setProperty("madang.pay.webhook.private-in-test-mode", "true");
        environment.setProperty("madang.sandboxes.allowed", "bank, card, courier, identity, lender, sms, webhook");
        assertThat(ProductionSettings.check(environment)).isEmpty();
    }

    private static MockEnvironment environment() {
        MockEnvironment environment = new MockEnvironment();
        COMPLETE.forEach(environment::setProperty);
        return environment;
    }
}
