package commerce.settlement;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import commerce.TestShop;
import commerce.catalogue.SellerId;
import commerce.sheet.SheetKind;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import testing.MadangTest;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;

/** A seller's statements in their admin. */
@MadangTest
class StatementPageTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 4);

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    Statements statements;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;

    @Test
    void saysInWordsWhyAPayoutFailed(@Autowired ExportStatement export) throws IOException {
        SellerId seller = new TestShop(context).seller();
        Tsid id = new TestStatements(context).asked(seller, DAY);
        StatementId statement = new StatementId(id.value());
        transaction.executeWithoutResult(_ -> statements.end(statement, Statement.Status.FAILED,
                List.of(Statement.Status.ASKED), "CLOSED", Instant.now()));
        StaffActor person = TestStaff.ofSeller(context, Tsid.of(seller)).logsIn(port);

        assertThat(person.opens("/seller/settlement/" + id + "?lang=en").body())
                .contains(">The bank knows no such account");
        assertThat(person.opens("/seller/settlement/" + id + "?lang=ko").body()).contains(">은행에 없거나 해지된 계좌<");
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        export.table(statements.find(statement).orElseThrow(), SheetKind.CSV, Locale.KOREAN, table);
        assertThat(table.toString(StandardCharsets.UTF_8)).contains("(은행에 없거나 해지된 계좌)");
    }

    @Test
    void showsWhatEachDayCameTo() {
        SellerId seller = new TestShop(context).seller();
        StatementId id = new StatementId(ids.nextLong());
        transaction.executeWithoutResult(_ -> statements.add(List.of(Statement.of(id, seller, DAY,
                new Turnover(DAY, 4, 30_000, 0, 3_100, -2_400, 0, -240, 0, 0, 0), 0, DAY, Instant.now()))));
        StaffActor person = TestStaff.ofSeller(context, Tsid.of(seller)).logsIn(port);

        assertThat(person.opens("/seller/settlement").body()).contains("/seller/settlement/" + id.value(), ">30,000<",
                ">-2,640<", ">3,100<", ">30,460<", "</html>");
        assertThat(person.opens("/seller/settlement/" + id.value()).body()).contains("30,460", "</html>");
    }
}
