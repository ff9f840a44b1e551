package commerce.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import platform.security.SystemChains;

/** Who gets in at the sellers' API: their systems by signed requests, and nobody else. Before the chain of the members' API, which would take all of {@code /v1}. */
@Configuration(proxyBeanMethods = false)
class SellerChain {
    @Bean
    @Order(0)
    SecurityFilterChain sellerApi(HttpSecurity http, SystemChains chains, CheckSellerKey keys) {
        return chains.bySignature(http, keys::check, "/v1/commerce/seller/**");
    }
}
