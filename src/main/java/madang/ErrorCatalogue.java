package madang;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.modulith.Modulithic;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;
import platform.web.ErrorCode;

/** Every code of every module: the top-level enums that implement {@link ErrorCode}. */
@Component
class ErrorCatalogue {
    /** Found when first asked for: the documents need it, the API does not. */
    private final SingletonSupplier<Map<String, ErrorCode>> codes = SingletonSupplier.of(ErrorCatalogue::byName);

    private static Map<String, ErrorCode> byName() {
        Map<String, ErrorCode> found = new LinkedHashMap<>();
        // Two modules may have a code of the same meaning: a test sees to it that the meaning is the same.
        ofEveryModule().forEach(code -> found.putIfAbsent(code.name(), code));
        return Collections.unmodifiableMap(found);
    }

    /** In the order of the modules, then as each lists its own; what several modules have as often. */
    static List<ErrorCode> ofEveryModule() {
        List<ErrorCode> found = new ArrayList<>();
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(ErrorCode.class));
        Modulithic modules = Objects.requireNonNull(MadangApplication.class.getAnnotation(Modulithic.class));
        for (String module : modules.additionalPackages()) {
            scanner.findCandidateComponents(module).stream().map(BeanDefinition::getBeanClassName)
                    .map(name -> ClassUtils.resolveClassName(String.valueOf(name), null))
                    .filter(type -> type.isEnum() && !type.isMemberClass())
                    .sorted(Comparator.comparing((Class<?> type) -> type.getName()))
                    .flatMap(type -> Arrays.stream(type.getEnumConstants())).map(ErrorCode.class::cast)
                    .forEach(found::add);
        }
        return found;
    }

    @Nullable
    ErrorCode find(String name) {
        return all().get(name);
    }

    /** By their names, in the order of the modules, then as each lists its own. */
    Map<String, ErrorCode> all() {
        return codes.obtain();
    }
}
