package madang.api;

import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ads.AdsScene;
import commerce.TestShop;
import member.staff.TestStaff;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodParameter;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import platform.demo.DemoIds;
import platform.id.Tsid;
import platform.security.SellerRole;
import platform.security.StaffSessions;
import platform.web.idempotency.EachTime;
import testing.Api;
import testing.MadangTest;
import testing.MemberActor;
import testing.ModuleNames;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may have which page and do what on it: every endpoint outside the described API stands in here, or the build fails. */
@MadangTest
class PageMatrixTest {
    private static final Set<Integer> REFUSED = Set.of(401, 403, 404);
    private static final Pattern FORM = Pattern.compile("<form\\b.*?</form>", Pattern.DOTALL);
    private static final Pattern POSTED = Pattern.compile("^<form\\b[^>]*method=\"post\"");
    private static final Pattern ID = Pattern.compile("name=\"_once\" value=\"([^\"]+)\"");
    private static final Pattern OURS = Pattern.compile("(?:" + String.join("|", ModuleNames.ALL) + ")\\.");

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    Collection<RequestMappingInfoHandlerMapping> mappings;
    @Autowired
    StaffSessions sessions;

    @Test
    void everyEndpointIsInTheMatrix() {
        Set<String> described = ApiDocument.operations().stream().map(it -> it.method() + " " + it.path())
                .collect(Collectors.toSet());
        Set<String> pages = new TreeSet<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().keySet()
                .forEach(info -> endpoints(info).filter(it -> !described.contains(it)).forEach(pages::add)));
        Set<String> known = new TreeSet<>(PageSamples.OPEN.keySet());
        known.addAll(PageSamples.OPERATORS.keySet());
        known.addAll(PageSamples.OPERATORS_ANEW.keySet());
        known.addAll(PageSamples.ADVERTISERS.keySet());
        known.addAll(PageSamples.ADMINISTRATORS.keySet());
        known.addAll(PageSamples.SELLERS.keySet());
        known.addAll(PageSamples.LOGGED_IN.keySet());
        known.addAll(SellerSamples.PAGES.keySet());
        assertThat(pages).isEqualTo(known);
    }

    @Test
    void whatIsDoneEachTimeIsKnown() {
        Set<String> marked = new TreeSet<>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().forEach((info, method) -> {
            if (method.hasMethodAnnotation(EachTime.class)) {
                marked.addAll(info.getPatternValues());
            }
        }));
        assertThat(marked).isEqualTo(PageSamples.EACH_TIME);
    }

    /** What can be set from outside is what a record names: nothing is bound onto a row, or onto what has setters. */
    @Test
    void noRequestIsBoundOntoMoreThanItNames() {
        Stream<Class<?>> bound = mappings.stream().flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .flatMap(method -> Stream.of(method.getMethodParameters())).map(MethodParameter::getParameterType);
        assertThat(bound.filter(PageMatrixTest::takesMore)).isEmpty();
        assertThat(takesMore(Bound.class)).isTrue();
    }

    private static boolean takesMore(Class<?> type) {
        return OURS.matcher(type.getName()).lookingAt()
                && Stream.of(type.getMethods()).anyMatch(method -> method.getName().matches("set[A-Z].*"));
    }

    /** What must not be a parameter. */
    static final class Bound {
        public void setRole(String role) {
            assertThat(role).isNotNull();
        }
    }

    private static Stream<String> endpoints(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream().flatMap(path -> methods.isEmpty()
                ? Stream.of("* " + path)
                : methods.stream().map(method -> method + " " + path));
    }

    @TestFactory
    Stream<DynamicTest> onlyOperatorsGetIn() {
        StaffActor operator = TestStaff.operator(context).logsIn(port);
        Map<String, StaffActor> others = others();
        MemberActor member = MemberActor.at(port).signsUp();
        Stream<DynamicTest> same = PageSamples.OPERATORS.entrySet().stream().map(page -> DynamicTest
                .dynamicTest(page.getKey(), () -> check(page.getKey(), page.getValue(), operator, others, member)));
        Stream<DynamicTest> anew = PageSamples.OPERATORS_ANEW.entrySet().stream()
                .map(page -> DynamicTest.dynamicTest(page.getKey(),
                        () -> check(page.getKey(), page.getValue().apply(context), operator, others, member)));
        return Stream.concat(same, anew);
    }

    @TestFactory
    Stream<DynamicTest> onlyWhoIsLoggedInGetsIntoTheirAccount() {
        Map<String, StaffActor> others = others();
        List<StaffActor> allowed = List.of(Objects.requireNonNull(others.remove("an operator without the role")),
                Objects.requireNonNull(others.remove("a seller's person")));
        MemberActor member = MemberActor.at(port).signsUp();
        return PageSamples.LOGGED_IN.entrySet().stream().map(page -> DynamicTest.dynamicTest(page.getKey(), () -> {
            String method = page.getKey().split(" ", -1)[0];
            String path = page.getKey().split(" ", -1)[1];
            others.forEach((who, actor) -> assertThat(isRefused(send(actor, method, path, page.getValue()))).as(who)
                    .isTrue());
            assertThat(new Api(port).send(method, path, null, "Authorization", member.bearer()).status())
                    .as("a member's token").isIn(REFUSED);
            for (StaffActor each : allowed) {
                HttpResponse<String> answer = send(each, method, path, page.getValue());
                assertThat(answer.statusCode()).isIn(200, 302, 422);
                assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("login");
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> onlyAdministratorsGetIntoTheirs() {
        StaffActor administrator = TestStaff.administrator(context).logsIn(port);
        Map<String, StaffActor> others = others();
        others.put("an operator who is no administrator", TestStaff.operator(context).logsIn(port));
        MemberActor member = MemberActor.at(port).signsUp();
        return PageSamples.ADMINISTRATORS.entrySet().stream().map(page -> DynamicTest.dynamicTest(page.getKey(),
                () -> check(page.getKey(), page.getValue().apply(context), administrator, others, member)));
    }

    @TestFactory
    Stream<DynamicTest> onlyTheSellersOwnPeopleGetIn() {
        TestShop shop = new TestShop(context);
        String product = Long.toString(shop.productOf(shop.sells("남의 것 아닌 감귤", 12_900, 10)).value());
        StaffActor owner = TestStaff.ofSeller(context, Tsid.of(shop.seller())).logsIn(port);
        StaffActor ofAnother = TestStaff.ofSeller(context, Tsid.of(new TestShop(context).seller())).logsIn(port);
        Map<String, StaffActor> others = others();
        others.put("an administrator", TestStaff.administrator(context).logsIn(port));
        others.put("a seller's person whose seller is not there", others.remove("a seller's person"));
        MemberActor member = MemberActor.at(port).signsUp();
        return PageSamples.SELLERS.keySet().stream().map(page -> DynamicTest.dynamicTest(page, () -> {
            String endpoint = page.replace("{productId}", product);
            check(endpoint, Map.of(), owner, others, member);
            String path = endpoint.split(" ", -1)[1];
            assertThat(owner.opens(path).body()).contains("남의 것 아닌 감귤");
            HttpResponse<String> answer = ofAnother.opens(path);
            assertThat(answer.statusCode()).as("a member of another seller")
                    .isEqualTo(path.equals("/seller/products") ? 200 : 404);
            assertThat(answer.body()).as("their own shop, if anything").doesNotContain("남의 것 아닌 감귤");
            assertThat(TestStaff.operator(context).logsIn(port).opens(path).statusCode()).as("an operator")
                    .isEqualTo(403);
        }));
    }

    @TestFactory
    Stream<DynamicTest> sellersPeopleDoWhatTheirRolesSayInTheirOwnShopAlone() {
        Map<String, StaffActor> others = others();
        others.remove("a seller's person");
        others.put("an operator", TestStaff.operator(context).logsIn(port));
        Tsid seller = Tsid.of(new TestShop(context).seller());
        StaffActor ofAnother = TestStaff.ofSeller(context, Tsid.of(new TestShop(context).seller())).logsIn(port);
        Map<SellerRole, StaffActor> people = new EnumMap<>(SellerRole.class);
        for (SellerRole role : SellerRole.values()) {
            people.put(role, TestStaff.ofSeller(context, seller, role.role()).logsIn(port));
        }
        return SellerSamples.PAGES.entrySet().stream().map(page -> DynamicTest.dynamicTest(page.getKey(), () -> {
            SellerSamples.Own own = page.getValue().sample().apply(context, seller);
            String method = page.getKey().split(" ", -1)[0];
            String path = page.getKey().split(" ", -1)[1].replaceAll("\\{[a-zA-Z]+\\}", Long.toString(own.id()));
            others.forEach((who, actor) -> assertThat(isRefused(send(actor, method, path, own.form()))).as(who)
                    .isTrue());
            if (own.foreign() || own.id() != 0) {
                assertThat(send(ofAnother, method, path, own.form()).statusCode()).as("another seller's")
                        .isEqualTo(404);
            }
            people.forEach((role, actor) -> {
                if (role != page.getValue().who() && role != SellerRole.OWNER
                        && page.getValue().who() != SellerRole.VIEWER) {
                    assertThat(send(actor, method, path, own.form()).statusCode()).as(role.name()).isEqualTo(403);
                }
            });
            HttpResponse<String> answer = once(Objects.requireNonNull(people.get(page.getValue().who())), method, path,
                    own.form());
            assertThat(answer.statusCode()).as("who may: " + answer.body()).isEqualTo(200);
        }));
    }

    @TestFactory
    Stream<DynamicTest> onlyAnAdvertisersOwnPeopleGetIn() {
        AdsScene scene = new AdsScene(context, port);
        Map<String, StaffActor> others = others();
        others.put("an administrator", TestStaff.administrator(context).logsIn(port));
        StaffActor ofAnother = TestStaff.ofAdvertiser(context, scene.advertiser().value()).logsIn(port);
        return PageSamples.ADVERTISERS.entrySet().stream().map(page -> DynamicTest.dynamicTest(page.getKey(), () -> {
            AdsScene.Running ad = scene.draft();
            PageSamples.Own own = page.getValue().apply(ad);
            String method = page.getKey().split(" ", -1)[0];
            String path = page.getKey().split(" ", -1)[1].replace("{id}", Long.toString(own.id()));
            others.forEach((who, actor) -> assertThat(isRefused(send(actor, method, path, own.form()))).as(who)
                    .isTrue());
            if (own.id() != 0) {
                assertThat(send(ofAnother, method, path, own.form()).statusCode()).as("another advertiser's")
                        .isEqualTo(404);
            }
            StaffActor owner = TestStaff.ofAdvertiser(context, ad.advertiser().value()).logsIn(port);
            HttpResponse<String> answer = once(owner, method, path, own.form());
            assertThat(answer.statusCode()).as("the owner: " + answer.body())
                    .isEqualTo(method.equals("GET") ? 200 : 302);
            assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("login");
        }));
    }

    private Map<String, StaffActor> others() {
        Map<String, StaffActor> others = new LinkedHashMap<>();
        others.put("anybody", StaffActor.at(port));
        others.put("an operator without the role", TestStaff.withoutRole(context).logsIn(port));
        others.put("a seller's person", TestStaff.ofSeller(context, DemoIds.seller(1)).logsIn(port));
        TestStaff gone = TestStaff.operator(context);
        others.put("somebody whose session was ended", gone.logsIn(port));
        sessions.endAll(gone.id());
        return others;
    }

    private void check(String endpoint, Map<String, String> form, StaffActor allowed, Map<String, StaffActor> others,
            MemberActor member) {
        String method = endpoint.split(" ", -1)[0];
        String path = PageSamples.path(endpoint, form);
        others.forEach((who, actor) -> assertThat(isRefused(send(actor, method, path, form))).as(who).isTrue());
        var withToken = new Api(port).send(method, path, null, "Authorization", member.bearer());
        assertThat(withToken.status()).as("a member's token").isIn(REFUSED);
        HttpResponse<String> answer = once(allowed, method, path, form);
        assertThat(answer.statusCode()).as("who may: " + answer.body()).isEqualTo(200);
    }

    @Test
    void theScraperGetsInByItsCredentialAlone() {
        Api api = new Api(port);
        String credential = "Bearer " + context.getEnvironment().getProperty("madang.metrics.scrape-token");
        for (String endpoint : PageSamples.OPERATORS.keySet()) {
            String[] at = endpoint.split(" ", -1);
            int status = api.send(at[0], at[1], null, "Authorization", credential).status();
            if (PageSamples.SCRAPER.contains(endpoint)) {
                assertThat(status).as(endpoint).isEqualTo(200);
                assertThat(api.send(at[0], at[1], null, "Authorization", credential + "x").status()).isEqualTo(401);
            } else {
                assertThat(status).as(endpoint).isIn(REFUSED);
            }
        }
    }

    /** With a good CSRF token, so that it is the person who is refused and not the form. */
    private static HttpResponse<String> send(StaffActor actor, String method, String path, Map<String, String> form) {
        return method.equals("GET") ? actor.opens(path) : actor.submits("/login", path, form);
    }

    /** As a page of ours sends it: each form has an id, and what comes again with it is not done again. */
    private static HttpResponse<String> once(StaffActor actor, String method, String path, Map<String, String> form) {
        Map<String, String> sent = new HashMap<>(form);
        sent.put("_once", UUID.randomUUID().toString());
        HttpResponse<String> answer = send(actor, method, path, method.equals("GET") ? form : sent);
        requireIds(answer);
        if (method.equals("POST") && !PageSamples.EACH_TIME.contains(path)
                && !PageSamples.WITHOUT_FILE.contains(path)) {
            HttpResponse<String> again = send(actor, method, path, sent);
            assertThat(again.headers().firstValue("Idempotent-Replayed")).as("done once: " + again.body()).isPresent();
            assertThat(again.statusCode()).isEqualTo(200);
        }
        return answer;
    }

    private static void requireIds(HttpResponse<String> page) {
        if (page.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            List<String> ids = FORM.matcher(page.body()).results().map(MatchResult::group)
                    .filter(form -> POSTED.matcher(form).find())
                    .map(form -> ID.matcher(form).results().map(id -> id.group(1)).collect(Collectors.joining()))
                    .toList();
            assertThat(ids).as("one for each form").doesNotHaveDuplicates()
                    .allSatisfy(id -> assertThat(id).hasSize(36));
        }
    }

    private static boolean isRefused(HttpResponse<String> answer) {
        boolean toLogIn = answer.statusCode() == 302
                && answer.headers().firstValue("Location").orElse("").endsWith("/login");
        return (toLogIn || REFUSED.contains(answer.statusCode())) && !answer.body().contains("id=\"content\"");
    }
}
