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
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import platform.web.FilterOrder;

/**
 * Gives what everybody may read, and a member's wish list, an {@code ETag}, and answers who has it already with 304 and nothing
 * else. It may be kept, of a member by the member alone, and must be asked about each time.
 */
final class ShelfTags extends ShallowEtagHeaderFilter {
    private static final String ASK_EACH_TIME = "no-cache";
    private static final String MEMBERS_ASK_EACH_TIME = "private, no-cache";

    private final String howToKeep;

    private ShelfTags(String howToKeep) {
        this.howToKeep = howToKeep;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod()) && !HttpMethod.HEAD.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, howToKeep);
        super.doFilterInternal(request, response, chain);
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        static FilterRegistrationBean<ShelfTags> shelfTags() {
            return behindTheLimits(new ShelfTags(ASK_EACH_TIME), "/v1/commerce/products/*", "/v1/commerce/search/*",
                    "/v1/commerce/categories/*", "/v1/commerce/sellers/*");
        }

        @Bean
        static FilterRegistrationBean<ShelfTags> wishListTags() {
            return behindTheLimits(new ShelfTags(MEMBERS_ASK_EACH_TIME), "/v1/commerce/wish-list/*");
        }

        private static FilterRegistrationBean<ShelfTags> behindTheLimits(ShelfTags filter, String... patterns) {
            FilterRegistrationBean<ShelfTags> tags = new FilterRegistrationBean<>(filter);
            tags.addUrlPatterns(patterns);
            // Within the security chain, which knows who may read, and behind the limits.
            tags.setOrder(FilterOrder.CALLER_RATE_LIMIT + 1);
            return tags;
        }
    }
}
