package platform.database;

import java.nio.file.Path;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import platform.startup.StartupRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DiskReserveTest {
    private static final DataSize MORE_THAN_ANY_DISK = DataSize.ofBytes(Long.MAX_VALUE);

    @TempDir
    private Path folder;

    @Test
    void letsNothingBeginToWriteWhereSpaceIsShort() {
        TransactionTemplate writes = transaction(folder, MORE_THAN_ANY_DISK, false);

        assertThatThrownBy(() -> writes.execute(_ -> "written")).satisfies(
                shortage -> assertThat(OutOfService.isIn(shortage)).as("an answer that says: later").isTrue());
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        MockEnvironment mistyped = new MockEnvironment().withProperty("madang.database.disk",
                folder.resolve("gone").toString());

        assertThatThrownBy(() -> new DiskReserve(mistyped, new SimpleMeterRegistry()))
                .isInstanceOf(StartupRefused.class).hasMessageContaining("madang.database.disk");
    }

    @Test
    void letsReadWhereSpaceIsShort() {
        assertThat(transaction(folder, MORE_THAN_ANY_DISK, true).<String>execute(_ -> "read")).isEqualTo("read");
    }

    @Test
    void letsWriteWhereThereIsSpaceOrNobodyKnowsOfAny() {
        assertThat(transaction(folder, DataSize.ofBytes(1), false).<String>execute(_ -> "written"))
                .isEqualTo("written");
        assertThat(transaction(null, MORE_THAN_ANY_DISK, false).<String>execute(_ -> "written")).isEqualTo("written");
        assertThat(transaction(folder.resolve("gone"), MORE_THAN_ANY_DISK, false).<String>execute(_ -> "written"))
                .isEqualTo("written");
    }

    private static TransactionTemplate transaction(@Nullable Path folder, DataSize reserve, boolean readOnly) {
        Transactions transactions = new Transactions();
        transactions.addListener(new DiskReserve(folder, reserve));
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setReadOnly(readOnly);
        return template;
    }

    /** Of nothing: only what Spring does around them is looked at. */
    @SuppressWarnings("serial")
    private static final class Transactions extends AbstractPlatformTransactionManager {
        @Override
        protected Object doGetTransaction() {
            return new Object();
        }

        @Override
        protected void doBegin(Object transaction, TransactionDefinition definition) {}

        @Override
        protected void doCommit(DefaultTransactionStatus status) {}

        @Override
        protected void doRollback(DefaultTransactionStatus status) {}
    }
}
