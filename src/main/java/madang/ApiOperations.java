package madang;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import platform.security.MemberCaller;
import platform.security.SignedCaller;
import platform.security.StaffCaller;
import platform.security.SystemCaller;
import platform.web.Refuses;
import platform.web.idempotency.IdempotencyKey;

/** Adds to each operation what all of its kind share, so that controllers say only what is their own. */
@Component
class ApiOperations implements GlobalOperationCustomizer {
    private final ApiRefusals refusals;

    ApiOperations(ApiRefusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        String module = handler.getBeanType().getPackageName().split("\\.", 2)[0];
        operation.setOperationId(operationId(module, handler));
        operation.setTags(List.of(module));
        if (takes(handler, MemberCaller.class)) {
            operation.addSecurityItem(new SecurityRequirement().addList(ApiDocs.BEARER));
        }
        if (takes(handler, StaffCaller.class)) {
            operation.addSecurityItem(new SecurityRequirement().addList(ApiDocs.SESSION));
        }
        if (takes(handler, SignedCaller.class)) {
            operation.addSecurityItem(new SecurityRequirement().addList(ApiDocs.SIGNATURE));
        } else if (takes(handler, SystemCaller.class)) {
            operation.addSecurityItem(new SecurityRequirement().addList(ApiDocs.SECRET_KEY));
        }
        if (takes(handler, IdempotencyKey.class)) {
            operation.addParametersItem(idempotencyKey());
        }
        refusals.document(operation, codesOf(operation, handler));
        return operation;
    }

    /** {@code pay} and {@code TopUpController.start} become {@code payTopUpStart}: stable, and unique in the whole API. */
    private static String operationId(String module, HandlerMethod handler) {
        String controller = handler.getBeanType().getSimpleName().replaceFirst("Controller$", "");
        String method = handler.getMethod().getName();
        return module + controller + method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1);
    }

    private static Set<String> codesOf(Operation operation, HandlerMethod handler) {
        List<String> codes = new ArrayList<>();
        @Nullable
        Refuses own = handler.getMethodAnnotation(Refuses.class);
        if (own != null) {
            codes.addAll(Arrays.asList(own.value()));
        }
        if (takes(handler, MemberCaller.class)) {
            codes.addAll(
                    List.of("UNAUTHENTICATED", "TOKEN_INVALID", "TOKEN_EXPIRED", "TOKEN_REVOKED", "FORBIDDEN"));
        }
        if (takes(handler, StaffCaller.class)) {
            codes.addAll(List.of("UNAUTHENTICATED", "FORBIDDEN"));
        }
        if (takes(handler, SignedCaller.class)) {
            codes.addAll(List.of("UNAUTHENTICATED", "SIGNATURE_INVALID", "SIGNATURE_OLD", "SECRET_KEY_REVOKED",
                    "FORBIDDEN"));
        } else if (takes(handler, SystemCaller.class)) {
            codes.addAll(List.of("UNAUTHENTICATED", "SECRET_KEY_INVALID", "SECRET_KEY_REVOKED"));
        }
        if (operation.getRequestBody() != null) {
            codes.addAll(List.of("MALFORMED_BODY", "MISSING_BODY", "INVALID_REQUEST", "BODY_TOO_LARGE",
                    "BODY_TOO_SLOW", "UNSUPPORTED_MEDIA_TYPE"));
        }
        if (operation.getParameters() != null && !operation.getParameters().isEmpty()) {
            codes.addAll(List.of("INVALID_REQUEST", "FORBIDDEN_CHARACTERS"));
            if (operation.getParameters().stream().anyMatch(p -> "cursor".equals(p.getName()))) {
                codes.add("INVALID_CURSOR");
            }
        }
        if (takes(handler, IdempotencyKey.class)) {
            codes.addAll(List.of("IDEMPOTENCY_KEY_MISSING", "IDEMPOTENCY_KEY_INVALID", "IDEMPOTENCY_KEY_IN_PROGRESS",
                    "IDEMPOTENCY_KEY_REUSED"));
        }
        codes.addAll(List.of("TOO_MANY_REQUESTS", "INTERNAL_ERROR", "OVERLOADED", "TEMPORARILY_UNAVAILABLE"));
        return new LinkedHashSet<>(codes);
    }

    private static Parameter idempotencyKey() {
        return new Parameter().in("header").name(IdempotencyKey.HEADER).required(true)
                .description("Your name for this request: send the same one when you repeat it. Kept 15 days.")
                .schema(new StringSchema().minLength(1).maxLength(300)).example("3f0c2a54-6a0e-4f63-9d0b-1a9f7d1b7e11");
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.stream(handler.getMethod().getParameterTypes()).anyMatch(type::isAssignableFrom);
    }
}
