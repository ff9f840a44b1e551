package home.rebuild;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import home.HomeScene;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import testing.MadangTest;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@MadangTest
class RebuildTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    RebuildModel rebuild;
    @Autowired
    OpenRebuilds open;
    @LocalServerPort
    int port;

    @Test
    void everyReadModelComesOutOfTheLogAsItWasWhileTheFirstScreenIsServed() {
        HomeScene scene = new HomeScene(context, port);
        scene.publish(scene.facts());
        Map<String, List<Map<String, Object>>> before = scene.rows();
        assertThat(before.values()).noneMatch(List::isEmpty);
        scene.sql("update home_wallet set balance = balance + 1 where member_id = ?");
        scene.sql("update home_outlay set amount = amount + 1 where member_id = ?");
        ReadModel.allTables().stream().filter(table -> !table.matches("home_(wallet|outlay)"))
                .forEach(table -> scene.sql("delete from " + table + " where member_id = ?"));

        for (ReadModel model : ReadModel.values()) {
            assertThat(rebuild.rebuild(model, AuditActor.SYSTEM, "test")).isTrue();
        }
        assertThat(rebuild.rebuild(ReadModel.WALLET, AuditActor.SYSTEM, "test")).isFalse();
        JsonNode meanwhile = scene.home();
        assertThat(meanwhile.at("/wallet/available").asBoolean()).isTrue();
        assertThat(meanwhile.at("/wallet/rebuilding").asBoolean()).isTrue();
        assertThat(meanwhile.at("/spending/rebuilding").asBoolean()).isTrue();

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(scene.home().at("/wallet/available").asBoolean()).isTrue();
            return open.models().isEmpty();
        });
        assertThat(scene.rows()).isEqualTo(before);
        assertThat(scene.home().at("/wallet/rebuilding").asBoolean()).isFalse();
    }

    @Test
    void countsEachMovementOnceThatIsToldWhileTheWalletAndTheSpendingAreBuiltAnew() {
        HomeScene scene = new HomeScene(context, port);
        scene.publish(scene.facts());
        rebuild.rebuild(ReadModel.WALLET, AuditActor.SYSTEM, "test");
        rebuild.rebuild(ReadModel.SPENDING, AuditActor.SYSTEM, "test");
        int told = 5;
        while (!open.models().isEmpty()) {
            told++;
            scene.publish(List.of(scene.pays(told)));
        }
        assertThat(told).isGreaterThan(10);
        Map<String, List<Map<String, Object>>> rows = scene.rows();
        assertThat(rows.get("home_movement")).hasSize(told);
        assertThat(rows.get("home_wallet").getFirst()).containsEntry("sequence", (long) told);
        assertThat(rows.get("home_outlay")).as("two payments and a repayment, and those since").hasSize(3 + told - 5);
    }

    @Test
    void isOrderedOnceByTwoAtTheSameMoment() throws Exception {
        TransactionTemplate transaction = context.getBean(TransactionTemplate.class);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> second = transaction.execute(_ -> {
                assertThat(rebuild.rebuild(ReadModel.POINTS, AuditActor.SYSTEM, "one")).isTrue();
                Future<Boolean> other = threads
                        .submit(() -> rebuild.rebuild(ReadModel.POINTS, AuditActor.SYSTEM, "other"));
                assertThatThrownBy(() -> other.get(300, TimeUnit.MILLISECONDS)).as("it waits for the first")
                        .isInstanceOf(TimeoutException.class);
                return other;
            });
            assertThat(second.get()).isFalse();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> open.models().isEmpty());
    }

    @Test
    void isNotKeptByOneThatThisReleaseDoesNotKnow() {
        jdbc("insert into home_rebuild (model, emptied, emptied_to, requested_by, started_at)"
                + " values ('REMOVED', false, 0, 'test', '2026-01-01')");
        try {
            assertThat(rebuild.rebuild(ReadModel.POINTS, AuditActor.SYSTEM, "test")).isTrue();
            await().atMost(Duration.ofSeconds(60)).until(() -> open.models().isEmpty());
        } finally {
            jdbc("delete from home_rebuild where model = 'REMOVED'");
        }
    }

    /** With traffic there is no moment at which nothing waits. */
    @Test
    void endsThoughSomethingThatCameSinceAlwaysWaits() {
        HomeScene scene = new HomeScene(context, port);
        scene.publish(scene.facts());
        Map<String, List<Map<String, Object>>> before = scene.rows();
        jdbc("insert into platform_event_delivery values ('home.points-moved', 9000000000000000000, 'pay.points-moved',"
                + " 1, '2099-01-01', null)");
        try {
            assertThat(rebuild.rebuild(ReadModel.POINTS, AuditActor.SYSTEM, "test")).isTrue();
            await().atMost(Duration.ofSeconds(60)).until(() -> scene.number("select count(*) from home_rebuild") == 0);
        } finally {
            jdbc("delete from platform_event_delivery where event_id = 9000000000000000000");
            await().atMost(Duration.ofSeconds(60)).until(() -> scene.number("select count(*) from home_rebuild") == 0);
        }
        assertThat(scene.rows()).isEqualTo(before);
    }

    @Test
    void goesOnWithOneThatStandsWhereAnotherInstanceStopped() {
        HomeScene scene = new HomeScene(context, port);
        scene.publish(scene.facts());
        Map<String, List<Map<String, Object>>> before = scene.rows();
        scene.sql("delete from home_points where member_id = ?");
        jdbc("""
                insert into home_rebuild (model, emptied, emptied_to, requested_by, started_at)
                values ('POINTS', false, 9223372036854775807, 'test', utc_timestamp(6))""");
        await().atMost(Duration.ofSeconds(60)).until(() -> scene.rows().equals(before)
                && scene.number("select count(*) from home_rebuild") == 0);
    }

    private void jdbc(String statement) {
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> context.getBean(JdbcTemplate.class).update(statement));
    }
}
