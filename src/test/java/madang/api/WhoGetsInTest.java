package madang.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import testing.MadangTest;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table "Who gets in where" of {@code docs/security.md} says of every endpoint what the security chains do: each endpoint, and each
 * address in the table, is asked for by everybody whom the chains tell apart.
 */
@MadangTest
class WhoGetsInTest {
    private static final String STRANGER = "a stranger";
    private static final Set<String> ROLES = Set.of("MEMBER", "SYSTEM", "OPERATOR", "ADMIN", "SELLER", "ADVERTISER");
    private static final Pattern ADDRESS = Pattern.compile("`(?:([A-Z]+) )?(/[^`]*)`");
    private static final Pattern ROLE = Pattern.compile("role `([A-Z]+)`");

    @Autowired
    List<SecurityFilterChain> chains;
    @Autowired
    Collection<RequestMappingInfoHandlerMapping> mappings;

    /** An address of the table; without a method it holds for all. */
    private record Row(String method, PathPattern path, String who) {
        boolean holdsFor(String asked, String at) {
            return (method.isEmpty() || method.equals(asked)) && path.matches(PathContainer.parsePath(at));
        }
    }

    @Test
    void theTableSaysWhatTheChainsDo() throws IOException {
        List<Row> table = table();
        Set<String> asked = new TreeSet<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> {
            var methods = info.getMethodsCondition().getMethods();
            info.getPatternValues().forEach(path -> (methods.isEmpty() ? Stream.of("GET") : methods.stream())
                    .forEach(method -> asked.add(method + " " + path)));
        }));
        assertThat(asked).hasSizeGreaterThan(500);
        table.forEach(row -> asked.add((row.method().isEmpty() ? "GET" : row.method()) + " " + row.path()));
        assertThat(asked.stream().map(each -> {
            String method = each.substring(0, each.indexOf(' '));
            String path = each.substring(each.indexOf(' ') + 1).replaceAll("\\{[^}]+}", "1").replace("**", "x");
            return each + ": " + said(table, method, path) + " in the table, " + allowed(method, path) + " get in";
        }).filter(each -> !each.matches(".*: (.*) in the table, \\1 get in"))).isEmpty();
    }

    private static Set<String> said(List<Row> table, String method, String path) {
        String who = table.stream().filter(row -> row.holdsFor(method, path))
                .min(comparing(Row::path).thenComparing(row -> row.method().isEmpty())).orElseThrow().who();
        Set<String> all = new TreeSet<>(ROLES);
        if (who.startsWith("whoever is logged in")) {
            return all;
        }
        all.add(STRANGER);
        Matcher role = ROLE.matcher(who);
        return role.find() ? Set.of(role.group(1)) : switch (who) {
            // What lenders sign, the endpoint checks.
            case "anybody", "lenders' systems" -> all;
            case "members" -> Set.of("MEMBER");
            case "merchants' systems", "sellers' systems" -> Set.of("SYSTEM");
            case "nobody" -> Set.of();
            default -> throw new AssertionError(who);
        };
    }

    private Set<String> allowed(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        AuthorizationFilter filter = chains.stream().filter(chain -> chain.matches(request)).findFirst().orElseThrow()
                .getFilters().stream().filter(AuthorizationFilter.class::isInstance)
                .map(AuthorizationFilter.class::cast).findFirst().orElseThrow();
        return Stream.concat(ROLES.stream(), Stream.of(STRANGER)).filter(who -> {
            var result = filter.getAuthorizationManager().authorize(() -> caller(who), request);
            return result != null && result.isGranted();
        }).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Authentication caller(String who) {
        return who.equals(STRANGER)
                ? new AnonymousAuthenticationToken("key", who, AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"))
                : new TestingAuthenticationToken(who, null, "ROLE_" + who);
    }

    private static List<Row> table() throws IOException {
        return Files.readAllLines(Path.of("docs", "security.md")).stream()
                .dropWhile(line -> !line.equals("## Who gets in where")).skip(1)
                .dropWhile(line -> !line.startsWith("|")).takeWhile(line -> line.startsWith("|")).skip(2)
                .flatMap(line -> {
                    String[] cells = line.split(" \\| ", -1);
                    Stream<MatchResult> addresses = cells[0].contains("everything else")
                            ? ADDRESS.matcher("`/**`").results()
                            : ADDRESS.matcher(cells[0]).results();
                    return addresses.map(address -> new Row(address.group(1) == null ? "" : address.group(1),
                            PathPatternParser.defaultInstance.parse(address.group(2)), cells[1].strip()));
                }).toList();
    }
}
