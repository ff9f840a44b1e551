package commerce.settlement;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.springframework.stereotype.Service;
import platform.web.DomainException;
import platform.web.paging.CursorPage;
import platform.web.paging.Cursors;
import platform.web.paging.PageQuery;

/** A seller's own statements and their lines. */
@Service
class ReadStatements {
    private static final int AT_ONCE = 1_000;

    private final Statements statements;
    private final SettlementAccounts accounts;
    private final StatementLines lines;
    private final Cursors cursors;

    ReadStatements(Statements statements, SettlementAccounts accounts, StatementLines lines, Cursors cursors) {
        this.statements = statements;
        this.accounts = accounts;
        this.lines = lines;
        this.cursors = cursors;
    }

    /** Those of a seller, the newest first, older than {@code before}. */
    List<Statement> newestFirst(SellerId seller, long before, int most) {
        return statements.newestFirst(seller, before, most);
    }

    /** The same, a page at a time. */
    CursorPage<Statement> page(SellerId seller, PageQuery query) {
        String list = "commerce.sellers-statements:" + seller.value();
        long before = cursors.decode(list, query.cursor(), 1).map(keys -> keys[0]).orElse(Long.MAX_VALUE);
        return CursorPage.of(newestFirst(seller, before, query.size() + 1), query.size(),
                last -> cursors.encode(list, last.id().value()));
    }

    /** What is left over of a seller's, and whether its payouts wait. */
    SettlementAccounts.SettlementAccount account(SellerId seller) {
        return accounts.find(seller).orElseGet(() -> SettlementAccounts.SettlementAccount.none(seller));
    }

    /**
     * One of a seller's.
     *
     * @throws DomainException {@link CommerceError#STATEMENT_NOT_FOUND}, also for another seller's
     */
    Statement find(SellerId seller, StatementId id) {
        return statements.find(id).filter(found -> found.seller().equals(seller))
                .orElseThrow(() -> new DomainException(CommerceError.STATEMENT_NOT_FOUND));
    }

    /** Its lines, the oldest first. */
    CursorPage<StatementLine> lines(Statement statement, PageQuery query) {
        String list = "commerce.statement-lines:" + statement.id().value();
        StatementLines.Place after = cursors.decode(list, query.cursor(), 2)
                .map(keys -> new StatementLines.Place(LocalDate.ofEpochDay(keys[0]), keys[1]))
                .orElseGet(() -> StatementLines.Place.before(statement));
        return CursorPage.of(lines.of(statement, after, query.size() + 1), query.size(),
                last -> cursors.encode(list, last.dueOn().toEpochDay(), last.id().value()));
    }

    /** Its oldest lines, up to so many. */
    List<StatementLine> first(Statement statement, int most) {
        return lines.of(statement, StatementLines.Place.before(statement), most);
    }

    /** Writes a line somewhere. */
    interface LineWriter {
        void write(StatementLine line) throws IOException;
    }

    /** All of its lines, however many: a thousand at a time. */
    void eachLine(Statement statement, LineWriter line) throws IOException {
        StatementLines.Place after = StatementLines.Place.before(statement);
        List<StatementLine> part;
        do {
            part = lines.of(statement, after, AT_ONCE);
            for (StatementLine each : part) {
                line.write(each);
            }
            after = part.isEmpty() ? after : StatementLines.Place.after(part.getLast());
        } while (part.size() == AT_ONCE);
    }
}
