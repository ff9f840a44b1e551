package commerce.storefront;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import platform.web.FilterOrder;

/**
 * Gives what everybody may read an {@code ETag}, and answers who has it already with 304 and nothing else. It may be kept, and
 * must be asked about each time.
 */
final class ShelfTags extends ShallowEtagHeaderFilter {
    private static final String ASK_EACH_TIME = "no-cache";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, ASK_EACH_TIME);
        super.doFilterInternal(request, response, chain);
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        static FilterRegistrationBean<ShelfTags> shelfTags() {
            FilterRegistrationBean<ShelfTags> tags = new FilterRegistrationBean<>(new ShelfTags());
            tags.addUrlPatterns("/v1/commerce/products/*", "/v1/commerce/search/*", "/v1/commerce/categories/*",
                    "/v1/commerce/sellers/*");
            // Within the security chain, which knows who may read, and behind the limits.
            tags.setOrder(FilterOrder.CALLER_RATE_LIMIT + 1);
            return tags;
        }
    }
}
