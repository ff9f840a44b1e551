package madang.api;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import ads.AdsScene;
import commerce.TestShop;
import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.id.Tsid;
import testing.Api;
import testing.MadangTest;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;

/** As {@link BadInputTest}, for what people in the browser send: a form or a query spoilt in one field. */
@MadangTest
class BadFormsTest {
    /** Plays a bank, and is on no page. */
    private static final String WITHOUT_A_TOKEN = "POST /sandbox/deposits";

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;

    /** A token that is good, in somebody else's session. */
    private String anothersToken;

    @BeforeEach
    void thereAreASigningKeyAndSomebodyElse() {
        new Api(port).get("/.well-known/jwks.json");
        anothersToken = TestStaff.operator(context).logsIn(port).csrfTokenOn("/ops/audit");
    }

    @TestFactory
    Stream<DynamicTest> everyPageRefusesBadInput() {
        StaffActor operator = TestStaff.operator(context).logsIn(port);
        return PageSamples.OPERATORS.entrySet().stream()
                .filter(it -> it.getKey().startsWith("POST ") || !it.getValue().isEmpty())
                .map(it -> DynamicTest.dynamicTest(it.getKey(), () -> check(operator, it.getKey(), it.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> everyPageOfSellersRefusesBadInput() {
        StaffActor person = TestStaff.ofSeller(context, Tsid.of(new TestShop(context).seller())).logsIn(port);
        return PageSamples.SELLERS.entrySet().stream().map(it -> DynamicTest.dynamicTest(it.getKey(), () -> {
            for (String id : BadForms.IDS) {
                String path = it.getKey().split(" ", -1)[1].replace("{productId}", id.isEmpty() ? "%20" : id);
                if (!path.equals("/seller/products")) {
                    assertThat(person.opens(path).statusCode()).as(path).isIn(400, 404);
                }
            }
            check(person, it.getKey(), it.getValue());
        }));
    }

    @TestFactory
    Stream<DynamicTest> everyFormOfSellersRefusesBadInput() {
        Tsid seller = Tsid.of(new TestShop(context).seller());
        StaffActor owner = TestStaff.ofSeller(context, seller).logsIn(port);
        return SellerSamples.PAGES.entrySet().stream().filter(it -> it.getKey().startsWith("POST "))
                .map(it -> DynamicTest.dynamicTest(it.getKey(), () -> {
                    SellerSamples.Own own = it.getValue().sample().apply(context, seller);
                    check(owner, it.getKey(), "", own.form(), "/seller/people");
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyPageAboutSomethingThatIsThereRefusesBadInput() {
        StaffActor operator = TestStaff.operator(context).logsIn(port);
        return PageSamples.OPERATORS_ANEW.entrySet().stream()
                .filter(it -> it.getKey().startsWith("POST ") || !it.getKey().contains("{"))
                .map(it -> DynamicTest.dynamicTest(it.getKey(),
                        () -> check(operator, it.getKey(), it.getValue().apply(context))));
    }

    @TestFactory
    Stream<DynamicTest> everyPageOfAdvertisersRefusesBadInput() {
        AdsScene scene = new AdsScene(context, port);
        AdsScene.Running ad = scene.draft();
        StaffActor owner = TestStaff.ofAdvertiser(context, ad.advertiser().value()).logsIn(port);
        return PageSamples.ADVERTISERS.entrySet().stream().filter(it -> it.getKey().startsWith("POST"))
                .map(it -> DynamicTest.dynamicTest(it.getKey(), () -> {
                    PageSamples.Own own = it.getValue().apply(ad);
                    check(owner, it.getKey(), Long.toString(own.id()), own.form(), "/advertiser");
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyPageOfAdministratorsRefusesBadInput() {
        StaffActor administrator = TestStaff.administrator(context).logsIn(port);
        return PageSamples.ADMINISTRATORS.entrySet().stream().filter(it -> it.getKey().startsWith("POST "))
                .map(it -> DynamicTest.dynamicTest(it.getKey(),
                        () -> check(administrator, it.getKey(), it.getValue().apply(context))));
    }

    private void check(StaffActor operator, String endpoint, Map<String, String> good) {
        check(operator, endpoint, "", good, "/ops/audit");
    }

    /** @param id the one in the path, if there is one */
    private void check(StaffActor operator, String endpoint, String id, Map<String, String> good, String formPage) {
        String path = endpoint.split(" ", -1)[1].replace("{id}", id);
        boolean get = endpoint.startsWith("GET ");
        TableChecks tables = new TableChecks(context, Set.of());
        String csrf = get ? "" : operator.csrfTokenOn(formPage);
        Map<String, Long> before = tables.whenQuiet();
        List<String> wrong = new ArrayList<>();
        BadForms.of(good).forEach((what, form) -> {
            if (get && what.endsWith("= ")) {
                return; // An empty field of a query is one that is not there.
            }
            String[] spoilt = what.split(" = ", 2);
            if (spoilt[1].isEmpty() && PageSamples.OPTIONAL.contains(endpoint + " " + spoilt[0])) {
                return;
            }
            if (spoilt[1].equals(BadForms.LINE_BREAK)) {
                if (PageSamples.SEVERAL_LINES.contains(endpoint + " " + spoilt[0])) {
                    return;
                }
            } else if (PageSamples.FREE_TEXT.contains(endpoint + " " + spoilt[0])
                    && BadForms.LONGEST_NAME > spoilt[1].length() && !BadForms.NO_TEXTS.contains(spoilt[1])) {
                return;
            }
            HttpResponse<String> answer = get
                    ? operator.opens(path + "?" + form)
                    : operator.sendsText(path, form, csrf);
            if (answer.statusCode() < 400 || answer.statusCode() >= 500 || answer.body().isBlank()) {
                wrong.add(what + " -> " + answer.statusCode());
            }
        });
        good.keySet().stream().filter(field -> PageSamples.LISTS.contains(endpoint + " " + field))
                .forEach(list -> assertThat(
                        operator.sendsText(path, BadForms.withNothingBesides(good, list), csrf).statusCode())
                        .as(list + " and nothing besides").isEqualTo(400));
        if (!get) {
            good.keySet().stream().filter(field -> !PageSamples.OPTIONAL.contains(endpoint + " " + field))
                    .forEach(field -> {
                        Map<String, String> fewer = new HashMap<>(good);
                        fewer.remove(field);
                        assertThat(operator.sends(path, fewer, csrf).statusCode()).as("without " + field)
                                .isEqualTo(400);
                    });
            requireToken(operator, path, good);
            assertThat(operator.sendsText(path, "x=" + "a".repeat(1 << 20), csrf).statusCode()).as("above 1 MB")
                    .isEqualTo(413);
            assertThat(operator.sendsText(path, "a=1&".repeat(20_000), csrf).statusCode()).as("many fields")
                    .isEqualTo(400);
        }
        assertThat(wrong).isEmpty();
        tables.assertUnchanged(before);
    }

    /** Of one's own account, and those that end and begin a session: all that no other test here spoils. */
    @Test
    void noOtherFormIsTakenWithoutItsToken() {
        StaffActor person = TestStaff.operator(context).logsIn(port);
        StaffActor anybody = StaffActor.at(port);
        anybody.opens("/login");
        TableChecks tables = new TableChecks(context, Set.of());
        Map<String, Long> before = tables.whenQuiet();
        PageSamples.LOGGED_IN.forEach((endpoint, form) -> {
            if (endpoint.startsWith("POST ")) {
                requireToken(person, endpoint.split(" ", -1)[1], form);
            }
        });
        requireToken(person, "/logout", Map.of());
        PageSamples.OPEN.keySet().stream().filter(it -> it.startsWith("POST ") && !it.equals(WITHOUT_A_TOKEN))
                .forEach(it -> requireToken(anybody, it.split(" ", -1)[1], Map.of("name", "nobody")));
        tables.assertUnchanged(before);
    }

    /** Whoever's session it is, the form has to come with this session's token, however it is written. */
    private void requireToken(StaffActor person, String path, Map<String, String> good) {
        Stream.of(person.sendsForged(path, good), person.sends(path, good, "planted"),
                person.sends(path, good, anothersToken),
                person.sendsFile(path, good, "forged.csv", new byte[0], anothersToken)).forEach(answer -> {
                    assertThat(answer.statusCode()).as(path).isEqualTo(403);
                    assertThat(answer.body()).as(path).contains("CSRF_TOKEN_INVALID");
                });
    }

    /** To whoever does not get in, the form says nothing but that, and keeps nothing but the count of tries and that there was one. */
    @Test
    void theLogInRefusesBadInput() {
        TestStaff person = TestStaff.operator(context);
        Map<String, String> good = Map.of("name", person.name(), "password", person.password(), "code", person.code());
        TableChecks tables = new TableChecks(context, Set.of("member_staff", "platform_audit_entry"));
        Map<String, Long> before = tables.whenQuiet();
        List<String> wrong = new ArrayList<>();
        BadForms.of(good).forEach((what, form) -> {
            StaffActor browser = StaffActor.at(port);
            HttpResponse<String> answer = browser.sendsText("/login", form, browser.csrfTokenOn("/login"));
            boolean sentBack = answer.statusCode() == 302
                    && answer.headers().firstValue("Location").orElse("").contains("/login?");
            boolean refused = answer.statusCode() >= 400 && answer.statusCode() < 500;
            boolean right = refused || (sentBack && BadForms.NO_TEXTS.stream().noneMatch(form::contains));
            if (!right || browser.opens("/ops").statusCode() != 302) {
                wrong.add(what + " -> " + answer.statusCode());
            }
        });
        assertThat(wrong).isEmpty();
        tables.assertUnchanged(before);
    }
}
