package platform.web.json;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import platform.id.TypedId;
import platform.id.TypedIds;

/** Lets controllers take typed ids from paths and query parameters, and put them into links. */
@Configuration(proxyBeanMethods = false)
class TypedIdConverters implements WebMvcConfigurer {
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new FromText());
        registry.addConverter(TypedId.class, String.class, id -> Long.toString(id.value()));
    }

    private static final class FromText implements ConverterFactory<String, TypedId> {
        @Override
        public <T extends TypedId> Converter<String, T> getConverter(Class<T> type) {
            return text -> {
                Long value = TypedIds.parse(text);
                if (value == null) {
                    throw new IllegalArgumentException("Not an id");
                }
                return TypedIds.make(type, value);
            };
        }
    }
}
