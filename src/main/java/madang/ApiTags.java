package madang;

import java.util.List;
import java.util.Locale;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.tags.Tag;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Groups the operations by module, each with what it is for, and by nothing else: no group is empty. */
@Component
class ApiTags implements GlobalOpenApiCustomizer {
    private final MessageSource texts;

    ApiTags(MessageSource texts) {
        this.texts = texts;
    }

    @Override
    public void customise(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        List<String> modules = api.getPaths().values().stream().flatMap(path -> path.readOperations().stream())
                .flatMap(operation -> operation.getTags().stream()).distinct().sorted().toList();
        api.setTags(modules.stream().map(module -> new Tag().name(module)
                .description(texts.getMessage("module." + module, null, Locale.ENGLISH))).toList());
    }
}
