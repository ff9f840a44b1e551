package madang;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * The language of the pages: what the browser asks for by {@code Accept-Language}, unless the person chose otherwise on a
 * page ({@code ?lang=ko}, kept in a cookie). Korean where neither says anything that Madang speaks.
 */
@Configuration(proxyBeanMethods = false)
class PageLanguage implements WebMvcConfigurer {
    private static final List<Locale> SPOKEN = List.of(Locale.KOREAN, Locale.ENGLISH);

    @Bean
    static LocaleResolver localeResolver(@Value("${madang.session.secure-cookie:auto}") String secure) {
        var asked = new AcceptHeaderLocaleResolver();
        asked.setSupportedLocales(SPOKEN);
        asked.setDefaultLocale(Locale.KOREAN);
        boolean isSecure = secure.equals("true");
        // As the cookie of sessions.
        var chosen = new Chosen(isSecure ? "__Host-lang" : "lang");
        chosen.setCookieSecure(isSecure);
        chosen.setDefaultLocaleFunction(asked::resolveLocale);
        chosen.setCookieMaxAge(Duration.ofDays(365));
        chosen.setCookieHttpOnly(true);
        chosen.setCookieSameSite("Lax");
        chosen.setRejectInvalidCookies(false);
        return chosen;
    }

    /**
     * Whatever else somebody writes into the cookie is no choice: texts would be looked for in a language that has none, and what is
     * kept by language (the API's description) would be kept once for each that can be thought of.
     */
    private static final class Chosen extends CookieLocaleResolver {
        Chosen(String cookie) {
            super(cookie);
        }

        @Override
        protected @Nullable Locale parseLocaleValue(String value) {
            return SPOKEN.stream().filter(language -> language.getLanguage().equals(value)).findFirst().orElse(null);
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Switch()).excludePathPatterns("/v1/**", "/actuator/**", "/webjars/**");
    }

    /** Takes the language that the switch of a page asks for; whatever else is in the parameter is ignored. */
    private static final class Switch implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            String wanted = request.getParameter("lang");
            for (Locale language : SPOKEN) {
                if (language.getLanguage().equals(wanted)) {
                    Objects.requireNonNull(RequestContextUtils.getLocaleResolver(request)).setLocale(request, response,
                            language);
                }
            }
            return true;
        }
    }
}
