package platform.web.idempotency;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/** Gives each form that somebody who is logged in gets an id of its own, beside the token against forged ones: {@link FormsOnce} does it once. */
final class FormIds implements RequestDataValueProcessor {
    private final RequestDataValueProcessor tokens;

    private FormIds(RequestDataValueProcessor tokens) {
        this.tokens = tokens;
    }

    @Override
    public @Nullable Map<String, String> getExtraHiddenFields(HttpServletRequest request) {
        Map<String, String> fields = tokens.getExtraHiddenFields(request);
        // A form without a token only asks.
        if (fields == null || fields.isEmpty() || request.getUserPrincipal() == null) {
            return fields;
        }
        Map<String, String> both = new LinkedHashMap<>(fields);
        both.put(SentForm.ID, UUID.randomUUID().toString());
        return both;
    }

    @Override
    public String processAction(HttpServletRequest request, String action, String method) {
        return tokens.processAction(request, action, method);
    }

    @Override
    public String processFormFieldValue(HttpServletRequest request, @Nullable String name, String value,
            String type) {
        return tokens.processFormFieldValue(request, name, value, type);
    }

    @Override
    public String processUrl(HttpServletRequest request, String url) {
        return tokens.processUrl(request, url);
    }

    /** Surrounds Spring Security's, since there is one of its name for all views. */
    static final class Beside implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof RequestDataValueProcessor tokens ? new FormIds(tokens) : bean;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        static Beside formIds() {
            return new Beside();
        }
    }
}
