package platform.event.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import fixture.Instance;
import fixture.events.ThingHappened;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ManyRowsTest {
    private static final int DEAD = 1_024_000;
    private static final String FIRST = "fixture.first";

    private static Instance instance;

    @BeforeAll
    static void buryAMillion() {
        instance = Instance.start(Instance.schema());
        StringBuilder first = new StringBuilder("insert into platform_event_dead_letter values ");
        for (int i = 1; i <= 1000; i++) {
            first.append(i == 1 ? "" : ",").append("('fixture.first',").append(i)
                    .append(",'fixture.thing-happened',12,'2026-01-01','down')");
        }
        instance.update(first.toString());
        for (int rows = 1000; rows < DEAD; rows *= 2) {
            instance.update("insert into platform_event_dead_letter select listener, event_id + " + rows
                    + ", event_type, attempts, timestampadd(second, 1, died_at), error from platform_event_dead_letter");
        }
        instance.update(
                "insert into platform_event_delivery select listener, event_id, event_type, 1, '2099-01-01', null"
                        + " from platform_event_dead_letter where event_id <= 20000");
        instance.transaction().executeWithoutResult(status -> instance.jdbc().queryForList(
                "analyze table platform_event_dead_letter, platform_event_delivery"));
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @Test
    void aMillionDeadLettersSlowNoDeliveryDown() {
        assertThat(instance.count("select count(*) from platform_event_dead_letter")).isEqualTo(DEAD);
        ThingHappened event = instance.publish();

        await().pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(instance.effects(FIRST, event.eventId())).isOne());
        assertThat(rowsRead(() -> instance.bean(DeliveryPoller.class).poll())).isLessThan(200);
        assertThat(rowsRead(() -> instance.bean(DeadLetters.class).list(null, null, 50))).isLessThan(200);
        assertThat(rowsRead(() -> instance.bean(DeadLetters.class).list(FIRST, null, 50))).isLessThan(200);
    }

    @Test
    void countsTheBacklogOnlyAsFarAsAPersonWantsToKnow() {
        assertThat(instance.bean(DeliveryBacklog.class).read()).filteredOn(it -> it.listener().equals(FIRST))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.deadLetters()).isEqualTo(DeliveryBacklog.COUNTED);
                    assertThat(it.deliveries()).isEqualTo(DeliveryBacklog.COUNTED);
                    assertThat(it.known()).isTrue();
                });
        assertThat(rowsRead(() -> instance.bean(DeliveryBacklog.class).read())).isLessThan(100_000);
    }

    @Test
    void findsDueDeliveriesByAnIndex() {
        List<Map<String, Object>> claim = explain(
                """
                        select event_id, attempts from platform_event_delivery
                        where listener = 'fixture.first' and event_type = 'fixture.thing-happened' and next_attempt_at <= '2026-11-21'
                        order by next_attempt_at limit 100 for update skip locked""");
        List<Map<String, Object>> due = explain(
                "select listener, min(next_attempt_at) as due from platform_event_delivery group by listener");

        assertThat(claim).singleElement().satisfies(step -> assertThat(step)
                .containsEntry("key", "platform_event_delivery_due").doesNotContainEntry("type", "ALL"));
        assertThat(due.getFirst().get("Extra").toString()).contains("Using index for group-by");
    }

    private static List<Map<String, Object>> explain(String sql) {
        return instance.transaction()
                .execute(status -> instance.jdbc().queryForList("explain format=traditional " + sql));
    }

    /** How many rows or index entries the database touched for something that runs in this thread. */
    private static long rowsRead(Runnable what) {
        return instance.transaction().execute(status -> {
            long before = handlerReads();
            what.run();
            return handlerReads() - before;
        });
    }

    private static long handlerReads() {
        return instance.jdbc().queryForList("show session status like 'Handler_read%'").stream()
                .mapToLong(row -> Long.parseLong(row.get("Value").toString())).sum();
    }
}
