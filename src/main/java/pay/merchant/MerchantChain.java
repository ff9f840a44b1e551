package pay.merchant;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import platform.security.SystemChains;

/** Who gets in at the merchants' API: merchants' systems by secret key, and nobody else. Before the chain of the members' API, which would take all of {@code /v1}. */
@Configuration(proxyBeanMethods = false)
class MerchantChain {
    @Bean
    @Order(0)
    SecurityFilterChain merchantApi(HttpSecurity http, SystemChains chains, CheckSecretKey keys) {
        return chains.bySecretKey(http, keys::check, "/v1/pay/payments/**", "/v1/pay/transactions/**",
                "/v1/pay/billing/**", "/v1/pay/merchant/**");
    }
}
