package madang.api;

import java.lang.reflect.RecordComponent;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ads.AdsScene;
import commerce.TestShop;
import member.staff.TestStaff;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import platform.id.Tsid;
import platform.security.StaffCaller;
import testing.MadangTest;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;

/** As {@link BadFormsTest}, for what the pages read of their address: found in the code, whether or not a sample says it. */
@MadangTest
class BadQueriesTest {
    private static final List<String> VALUES = List.of("", "%EA%B0%80", "%F0%9F%8D%8A", "%27", "a".repeat(300), "-1",
            "0",
            "9223372036854775808", "1e400", "0001-01-01", "2099-12-31", "%2B12000-01-05", "%2B999999999-12-31",
            "%2B999999999-12-31T23:59:59", "%2B12345-01-01T00:00:00Z", "%2B1000000000-01-01T00:00:00Z");

    /** Who is none whose query would be read. */
    private static final Set<Integer> TURNED_AWAY = Set.of(401, 403, 429);

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    Collection<RequestMappingInfoHandlerMapping> mappings;

    @TestFactory
    Stream<DynamicTest> noQueryOfAPageIsAFailureOfOurs() {
        StaffActor operator = TestStaff.administrator(context).logsIn(port);
        StaffActor seller = TestStaff.ofSeller(context, Tsid.of(new TestShop(context).seller())).logsIn(port);
        StaffActor advertiser = TestStaff
                .ofAdvertiser(context, new AdsScene(context, port).draft().advertiser().value())
                .logsIn(port);
        Map<String, HandlerMethod> pages = new LinkedHashMap<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach((info, method) -> paths(info)
                .forEach(path -> pages.put(path, method))));
        assertThat(pages).hasSizeGreaterThan(50);
        return pages.entrySet().stream().map(page -> DynamicTest.dynamicTest(page.getKey(), () -> {
            String path = page.getKey();
            check(path.startsWith("/seller") ? seller : path.startsWith("/advertiser") ? advertiser : operator,
                    path.replaceAll("\\{[^}]+}", "1"), parameters(page.getValue()));
        }));
    }

    /** What is shown; the API has tests of its own. */
    private static Stream<String> paths(RequestMappingInfo info) {
        return info.getPatternValues().stream().filter(path -> !path.startsWith("/v1/") && !path.contains("*"))
                .filter(_ -> info.getMethodsCondition().getMethods().contains(RequestMethod.GET));
    }

    /** Each with something that may be meant by it. */
    private static Map<String, String> parameters(HandlerMethod page) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (MethodParameter parameter : page.getMethodParameters()) {
            Class<?> type = parameter.getParameterType();
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null) {
                parameters.put(named.name().isEmpty() ? parameter.getParameter().getName() : named.name(), meant(type));
            } else if (type.isRecord() && type != StaffCaller.class && parameter.getParameterAnnotations().length <= 1
                    && !Authentication.class.isAssignableFrom(type)) {
                for (RecordComponent component : type.getRecordComponents()) {
                    parameters.put(component.getName(), meant(component.getType()));
                }
            }
        }
        return parameters;
    }

    private static String meant(Class<?> type) {
        if (type.isEnum()) {
            return ((Enum<?>) type.getEnumConstants()[0]).name();
        }
        return type == LocalDate.class
                ? "2026-11-01"
                : type == Instant.class
                        ? "2026-11-01T00:00:00Z"
                        : type == LocalDateTime.class ? "2026-11-01T00:00:00" : type == boolean.class ? "true" : "1";
    }

    private static void check(StaffActor person, String path, Map<String, String> parameters) {
        List<String> wrong = new ArrayList<>();
        parameters.keySet().forEach(spoilt -> VALUES.forEach(value -> {
            open(person, path + "?" + spoilt + "=" + value, wrong);
            if (parameters.size() > 1) {
                open(person, path + "?" + parameters.entrySet().stream()
                        .map(each -> each.getKey() + "=" + (each.getKey().equals(spoilt) ? value : each.getValue()))
                        .collect(Collectors.joining("&")), wrong);
            }
        }));
        assertThat(wrong).isEmpty();
    }

    private static void open(StaffActor person, String address, List<String> wrong) {
        // Who is asked to come again does.
        HttpResponse<String> answer = Awaitility.await().until(() -> person.opens(address),
                it -> it.statusCode() != 503);
        boolean turnedAway = TURNED_AWAY.contains(answer.statusCode())
                || answer.headers().firstValue("Location").filter(it -> it.contains("/login")).isPresent();
        if (turnedAway || answer.statusCode() >= 500) {
            wrong.add(address + " -> " + answer.statusCode());
        }
    }
}
