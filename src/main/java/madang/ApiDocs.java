package madang;

import java.util.List;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import platform.security.MemberCaller;
import platform.security.StaffCaller;
import platform.security.SystemCaller;
import platform.web.Problem;
import platform.web.idempotency.IdempotencyKey;

/** The API's description for programs, from which the interactive reference at {@code /swagger-ui/index.html} is made. */
@Configuration(proxyBeanMethods = false)
class ApiDocs {
    static final String BEARER = "memberToken";
    static final String SESSION = "staffSession";
    static final String SECRET_KEY = "secretKey";
    static final String SIGNATURE = "signedRequest";
    static final String PROBLEM = "#/components/schemas/Problem";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(MemberCaller.class, StaffCaller.class,
                SystemCaller.class, IdempotencyKey.class);
    }

    @Bean
    OpenAPI madangApi() {
        Components components = new Components().addSecuritySchemes(BEARER,
                new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").bearerFormat("JWT")
                        .description("A member's access token, from log-in; five minutes."))
                .addSecuritySchemes(SESSION, new SecurityScheme().type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE).name("madang_session").description(
                                "The session of somebody who is logged in to the browser's pages; in production `__Host-madang_session`."))
                .addSecuritySchemes(SECRET_KEY, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic")
                        .description("A merchant's secret key as the user's name, with an empty password."))
                .addSecuritySchemes(SIGNATURE, new SecurityScheme().type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.HEADER).name("Authorization").description(
                                """
                                        A seller's system signs each request: `Madang-HMAC-SHA256 keyId=…,signedAt=…,signature=…`, HMAC-SHA-256 in hex \
                                        under the key's secret over `signedAt`, the method, the path with its query, the `Idempotency-Key` or nothing, \
                                        and the SHA-256 of the body in hex, separated by line feeds. `signedAt` may be five minutes off."""));
        return new OpenAPI().components(components).servers(List.of(new Server().url("/").description("this server")))
                .info(new Info().title("Madang").version("1").description(
                        """
                                Finance and commerce for members' apps. JSON; money is whole won, ids are decimal strings, times are \
                                ISO-8601 with offset. Every refusal is a problem (RFC 9457) with a stable `code`; all codes are in \
                                `docs/errors.md`. Lists are paged by `nextCursor`. Requests that move money, points or stock need an \
                                `Idempotency-Key`."""));
    }

    /** Asked for with the document: reading a class's shape at the start would slow every start down. */
    @Bean
    GlobalOpenApiCustomizer problemSchema() {
        return api -> ModelConverters.getInstance().readAll(Problem.class).forEach(api.getComponents()::addSchemas);
    }
}
