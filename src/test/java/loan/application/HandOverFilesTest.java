package loan.application;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import loan.dsr.Sector;
import loan.lender.Lender;
import loan.lender.LenderBreakers;
import loan.lender.LenderFault;
import loan.lender.LenderFile;
import loan.lender.LenderId;
import loan.lender.SilentLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import platform.crypto.Sha256;
import platform.id.Ids;
import platform.id.Tsid;
import testing.MadangTest;

import static loan.application.TestFiles.pdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files reach the lender whole, each until it says that it has it. */
@MadangTest
class HandOverFilesTest {
    private static final Lender LENDER = new Lender(new LenderId(1), "은행", Sector.BANK, List.of());

    @Autowired
    Attachments attachments;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;
    @Autowired
    Clock clock;
    ApplicationId application;
    final List<LenderFile> arrived = new ArrayList<>();
    int faults;

    @BeforeEach
    void attach() {
        application = new ApplicationId(ids.nextLong());
        add(pdf(70_000, 1));
        add(pdf(300, 2));
    }

    @Test
    void sendsEachWholeOutsideAnyTransaction() {
        handOver();

        assertThat(arrived).hasSize(2).allSatisfy(file -> {
            assertThat(file.requestId()).isEqualTo(Tsid.of(application));
            assertThat(Sha256.hex(Base64.getDecoder().decode(file.content()))).isEqualTo(file.attachment().sha256());
        });
        assertThat(arrived.getFirst().content()).isEqualTo(Base64.getEncoder().encodeToString(pdf(70_000, 1)));
    }

    @Test
    void sendsAgainWhatWasNotAcknowledgedAndNothingElse() {
        faults = 1;
        assertThatThrownBy(this::handOver).isInstanceOf(LenderFault.class);
        assertThat(unhanded()).hasSize(1);

        handOver();
        assertThat(unhanded()).isEmpty();
        handOver();
        assertThat(arrived).extracting(file -> file.attachment().size()).containsExactly(70_000, 300);
    }

    private void handOver() {
        new HandOverFiles(attachments, new SilentLine() {
            @Override
            public void handOver(Lender lender, LenderFile file) {
                assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
                if (arrived.size() == 1 && faults-- > 0) {
                    throw new LenderFault("is not there");
                }
                arrived.add(file);
            }
        }, new LenderBreakers(), transaction, clock).handOver(LENDER, application);
    }

    private List<Attachment> unhanded() {
        return transaction.execute(_ -> attachments.unhanded(application));
    }

    private void add(byte[] file) {
        Attachment attachment = new Attachment(new AttachmentId(ids.nextLong()), DocumentKind.INCOME, FileType.PDF,
                file.length, Sha256.hex(file), Instant.EPOCH);
        transaction.executeWithoutResult(_ -> attachments.add(application, attachments.seal(attachment, file)));
    }
}
