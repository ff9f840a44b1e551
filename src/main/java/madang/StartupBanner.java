package madang;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoCredentials;

/** Tells a newcomer what to open and how to log in. Where there is no demo data, it says nothing. */
@Component
@ConditionalOnDemo
class StartupBanner {
    private final Environment environment;

    StartupBanner(Environment environment) {
        this.environment = environment;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        System.out.println(text("http://localhost:" + environment.getProperty("local.server.port", "8080")));
    }

    static String text(String address) {
        return """

                  Madang is ready: %s

                    API reference  %1$s/swagger-ui.html
                    Operators      %1$s/ops      %s / %s
                    Sellers        %1$s/seller   %s / %3$s
                    Advertisers    %1$s/advertiser  %s / %3$s
                    Their TOTP     %s  (oathtool --totp -b)
                    Members        phones %s, %s, ...  PIN %s
                    Merchants      curl -u %s: %1$s/v1/pay/merchant
                    A first tour   docs/tour.sh
                """.formatted(address, DemoCredentials.OPERATOR, DemoCredentials.PASSWORD, DemoCredentials.SELLER,
                DemoCredentials.ADVERTISER,
                DemoCredentials.TOTP_SECRET, DemoCredentials.phone(1), DemoCredentials.phone(2), DemoCredentials.PIN,
                DemoCredentials.MERCHANT_TEST_KEY);
    }
}
