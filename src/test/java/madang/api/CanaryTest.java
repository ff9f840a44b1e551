package madang.api;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import platform.event.log.EventJson;
import platform.id.Tsid;
import testing.MadangTest;
import testing.PersonalData;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever members, merchants, sellers and operators can enter is entered, each text as a canary that would be markup, and then
 * looked for: in a dump of the database, the event log, what goes to Kafka, metrics, refusals and pages. The log is searched by
 * {@code LogCanaryTest}, after all tests.
 */
@Order(Integer.MAX_VALUE) // What it leaves behind comes to its ends minutes later, under the eyes of tests that compare tables.
@MadangTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CanaryTest {
    private static final Pattern RAW = Pattern.compile("<(?:" + Planting.WORD + "|" + Planting.OPEN_WORD + ")");

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    EventJson json;

    private Entering entered;
    private DatabaseDump dump;

    @BeforeAll
    void enterEverywhere() {
        entered = new Entering(context, port);
        entered.everywhere();
        dump = new DatabaseDump(context.getEnvironment());
    }

    @AfterAll
    void close() {
        dump.close();
    }

    @Test
    void inADumpNothingStandsInClearButWhereItIsMeantTo() {
        Map<String, Set<String>> found = new TreeMap<>();
        dump.read((column, text) -> {
            PersonalData.in(text).forEach(kind -> found.computeIfAbsent(column, _ -> new TreeSet<>()).add(kind.name()));
            entered.secrets.stream().filter(text::contains)
                    .forEach(_ -> found.computeIfAbsent(column, _ -> new TreeSet<>()).add("SECRET"));
        });
        Map<String, Set<String>> unexplained = new TreeMap<>(found);
        unexplained.keySet().removeAll(ClearColumns.MEANT.keySet());
        assertThat(unexplained).as("in clear, and not in the list").isEmpty();
        assertThat(found.values().stream().flatMap(Set::stream)).as("never").doesNotContain("SECRET", "TOKEN",
                "SECRET_KEY", "PIN");
        Set<String> columns = dump.columns().entrySet().stream()
                .flatMap(table -> table.getValue().stream().map(column -> table.getKey() + "." + column))
                .collect(Collectors.toSet());
        assertThat(columns).as("what the list explains is there").containsAll(ClearColumns.MEANT.keySet())
                .containsAll(ClearColumns.KEPT.keySet());
        assertThat(found.keySet()).as("the search finds what is there").contains("commerce_review.text");
    }

    @Test
    void whatGoesToKafkaHoldsNothingOfAnybody() {
        List<String> bodies = dump.jdbc().sql("select body from platform_event_log").query(String.class).list();
        assertThat(bodies).anyMatch(body -> body.contains("$sealed"));
        assertThat(bodies.stream().map(json::withoutPersonal)
                .filter(body -> body.contains("$sealed") || !PersonalData.in(body).isEmpty())).isEmpty();
    }

    @Test
    void metricsHoldNothingOfAnybody() {
        String metrics = entered.operator.opens("/actuator/prometheus").body();
        assertThat(metrics).contains("http_server_requests_seconds_count");
        assertThat(PersonalData.in(metrics)).isEmpty();
        assertThat(entered.secrets).noneMatch(metrics::contains);
    }

    @Test
    void everyTextThatMayBeEnteredWasEntered() {
        assertThat(entered.refused).isEmpty();
    }

    @Test
    void refusalsRepeatNothingOfWhatWasSent() {
        assertThat(entered.echoes).isEmpty();
    }

    @Test
    void pagesShowWhatWasEnteredAsTextAndNeverAsMarkup() {
        Map<String, String> pages = new TreeMap<>();
        PageSamples.OPERATORS.forEach((endpoint, query) -> open(entered.operator, endpoint, 0, Map.of(), pages));
        PageSamples.OPERATORS_ANEW.forEach((endpoint, query) -> {
            if (endpoint.startsWith("GET ")) {
                open(entered.operator, endpoint, 0, query.apply(context), pages);
            }
        });
        PageSamples.SELLERS.forEach((endpoint, query) -> open(entered.seller,
                endpoint.replace("{productId}", entered.world.product()), 0, Map.of(), pages));
        SellerSamples.PAGES.forEach((endpoint, doing) -> {
            if (endpoint.startsWith("GET ")) {
                open(entered.seller, endpoint, doing.sample().apply(context, Tsid.of(entered.world.shop.seller())).id(),
                        Map.of(),
                        pages);
            }
        });
        PageSamples.ADVERTISERS
                .forEach((endpoint, sample) -> open(entered.advertiser, endpoint, sample.apply(entered.ad).id(),
                        Map.of(), pages));
        assertThat(pages.entrySet().stream().filter(page -> RAW.matcher(page.getValue()).find())
                .map(Map.Entry::getKey)).isEmpty();
        assertThat(pages.values().stream().filter(page -> page.contains("&lt;" + Planting.WORD))).as("show people's")
                .isNotEmpty();
        assertThat(pages.values().stream().filter(page -> page.contains("&lt;" + Planting.OPEN_WORD)))
                .as("show businesses'").hasSizeGreaterThan(10);
    }

    private static void open(StaffActor who, String endpoint, long id, Map<String, String> form,
            Map<String, String> pages) {
        if (!endpoint.startsWith("GET ")) {
            return;
        }
        HttpResponse<String> answer = who
                .opens(PageSamples.path(endpoint, form).replaceAll("\\{[a-zA-Z]+\\}", Long.toString(id)));
        if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            pages.put(endpoint, answer.body());
        }
    }
}
