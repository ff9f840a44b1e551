package testing;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.crypto.Reencryption;

import static org.assertj.core.api.Assertions.assertThat;

/** A text of one row that stood in clear until a release: as a dump shows it, and as an instance of the release before wrote it. */
public final class OldText {
    private final ApplicationContext context;
    private final String table;
    private final String column;
    private final long id;

    public OldText(ApplicationContext context, String table, String column, long id) {
        this.context = context;
        this.table = table;
        this.column = column;
        this.id = id;
    }

    /** Nothing of it can be read in a dump, and it is there. */
    public void assertSealed() {
        assertThat(Objects.requireNonNullElse(cell(column), "")).as(table + "." + column).isEmpty();
        assertThat(cell(column + "_sealed")).as(table + "." + column).matches("[a-z0-9]+\\.[\\w-]{38,}");
    }

    /** The release before writes it, and knows nothing of another column. */
    public void writtenBefore(String text) {
        transaction().executeWithoutResult(status -> jdbc()
                .sql("update " + table + " set " + column + " = ?, " + column + "_sealed = null where id = ?")
                .params(text, id).update());
    }

    /** The same of one that a new instance wrote. */
    public void changedByTheReleaseBefore(@Nullable String text) {
        transaction().executeWithoutResult(
                status -> jdbc().sql("update " + table + " set " + column + " = :text where id = :id")
                        .param("text", text).param("id", id).update());
    }

    /** After what is done each night; what a job has locked just then has its turn a night later. */
    public void assertSealedAtNight() {
        Awaitility.await().pollInSameThread().untilAsserted(() -> {
            // On a thread of its own, as the scheduler does: it is nobody's code who asks for it.
            CompletableFuture.runAsync(() -> context.getBean(Reencryption.class).runAll()).join();
            assertSealed();
        });
    }

    private @Nullable String cell(String name) {
        return transaction().execute(status -> jdbc().sql("select " + name + " from " + table + " where id = ?")
                .param(id).query((row, number) -> new @Nullable String[]{row.getString(1)}).single()[0]);
    }

    private JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    private TransactionTemplate transaction() {
        return context.getBean(TransactionTemplate.class);
    }
}
