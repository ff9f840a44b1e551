package pay.integrity;

import java.util.Set;

import member.staff.TestStaff;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import pay.PayScene;
import platform.id.Tsid;
import platform.security.StaffCaller;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@MadangTest
class CheckBooksNowTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    CheckBooksNow check;
    @Autowired
    BooksRuns runs;

    @Test
    void checksTheBooksInTheBackgroundOneAtATime() {
        PayScene scene = new PayScene(context);
        StaffCaller operator = new StaffCaller(TestStaff.operator(context).id(), "operator", Set.of("OPERATOR"), null);
        scene.sql("update pay_books_run set running = null");
        Tsid running = scene.id();
        scene.sql("insert into pay_books_run (id, started_by, started_at) values (?, 1, utc_timestamp(6))",
                running.value());
        assertThatThrownBy(() -> check.start(operator)).hasMessage("BOOKS_CHECK_RUNNING");
        // One whose instance has died keeps nobody for ever.
        scene.sql("update pay_books_run set started_at = utc_timestamp(6) - interval 61 minute where id = ?",
                running.value());
        check.start(operator);
        Awaitility.await().until(() -> runs.latest().filter(run -> !run.running()).isPresent());
        BooksRuns.BooksRun run = runs.latest().orElseThrow();
        assertThat(run.id()).isNotEqualTo(running);
        assertThat(run.finishedAt()).isNotNull();
        assertThat(run.breaches()).isNotNull();
        assertThat(check.step()).isNull();
    }
}
