package platform.web.routes;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Finds what Spring's own look-up finds, for all routes there are. */
@MadangTest
class RoutesByBeginningTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping ours;

    @Autowired
    Environment environment;

    @Test
    void findsWhatSpringFinds() throws Exception {
        assertThat(ours).isInstanceOf(RoutesByBeginning.class);
        RequestMappingHandlerMapping springs = new RequestMappingHandlerMapping();
        springs.setApplicationContext(ours.getApplicationContext());
        springs.setPatternParser(ours.getPatternParser());
        ours.getHandlerMethods()
                .forEach((route, method) -> springs.registerMapping(route, method.getBean(), method.getMethod()));
        int found = 0;
        for (RequestMappingInfo route : ours.getHandlerMethods().keySet()) {
            for (String pattern : route.getPatternValues()) {
                String path = pattern.replaceAll("\\{[^}]*}", "914446321023190086").replace("**", "a/b");
                String method = method(route.getMethodsCondition().getMethods());
                String escaped = path.replace("1", "%31").replaceFirst("e", "%65");
                found += assertSame(springs, method, path) == null ? 0 : 1;
                assertSame(springs, method, escaped);
                assertSame(springs, method, path + ";v=1");
                assertSame(springs, method, path + "/more");
            }
        }
        assertThat(found).isGreaterThan(400);
    }

    @Test
    void findsARouteWhosePathMayEndBeforeItsVariable() throws Exception {
        RoutesByBeginning some = new RoutesByBeginning();
        some.setApplicationContext(ours.getApplicationContext());
        some.setPatternParser(ours.getPatternParser());
        Method handler = RoutesByBeginningTest.class.getDeclaredMethod("leavesRoomToCountThemAllApart");
        for (String pattern : List.of("/some/**", "/more/{*rest}")) {
            some.registerMapping(RequestMappingInfo.paths(pattern).options(some.getBuilderConfiguration()).build(),
                    this,
                    handler);
        }
        for (String path : List.of("/some", "/some/", "/some/a/b", "/more", "/more/a")) {
            assertThat(found(some, "GET", path)).as(path).isNotNull();
        }
    }

    @Test
    void leavesRoomToCountThemAllApart() {
        assertThat(environment.getRequiredProperty("management.metrics.web.server.max-uri-tags", Integer.class))
                .isGreaterThan(ours.getHandlerMethods().size());
    }

    private @Nullable Object assertSame(RequestMappingHandlerMapping springs, String method, String path) {
        Object expected = found(springs, method, path);
        assertThat(found(ours, method, path)).as(method + " " + path).isEqualTo(expected);
        return expected;
    }

    /** The controller's method, or the kind of refusal. */
    private static @Nullable Object found(RequestMappingHandlerMapping mappings, String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        ServletRequestPathUtils.parseAndCache(request);
        try {
            HandlerExecutionChain chain = mappings.getHandler(request);
            return chain == null ? null : chain.getHandler().toString();
        } catch (Exception refused) {
            return refused.getClass();
        }
    }

    private static String method(Set<RequestMethod> methods) {
        return methods.isEmpty() ? "GET" : methods.iterator().next().name();
    }
}
