package pay.reconciliation;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import platform.money.Won;
import platform.time.BusinessDays;

/**
 * Takes in what card companies have paid by the bank's file, since only there the money is, and what they have kept of it by their
 * own: each once, since a payout is known by the company and its own number of it. More than a company owes stays a difference.
 */
@Component
class TakeInCardPayouts {
    private static final Logger LOG = LoggerFactory.getLogger(TakeInCardPayouts.class);
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final BookCardPayout book;

    TakeInCardPayouts(JdbcClient jdbc, BookCardPayout book) {
        this.jdbc = jdbc;
        this.book = book;
    }

    private record Untold(long difference, CardPayout payout) {}

    /** All that a source's files tell, each by itself: one that cannot be taken in does not keep the others. */
    void all(Source source) {
        long last = 0;
        List<Untold> page;
        do {
            page = after(source, last);
            page.forEach(this::take);
            last = page.isEmpty() ? last : page.getLast().difference();
        } while (page.size() == AT_ONCE);
    }

    private List<Untold> after(Source source, long last) {
        CardPayout.Kind kind = source.isBank() ? CardPayout.Kind.PAYOUT : CardPayout.Kind.FEE;
        return jdbc
                .sql("""
                        select d.id, l.account, l.amount, l.booked_at from pay_recon_difference d
                        join pay_recon_file f on f.id = d.file_id and f.status = 'CURRENT' and f.source = ? and f.uploaded_by is null
                        join pay_recon_line l on l.file_id = d.file_id and l.request_id = d.request_id and l.kind = d.kind
                            and l.line_no = d.line_no
                        where d.status = 'OPEN' and d.kind_of = 'MISSING_HERE' and d.kind = ? and d.id > ?
                            and not exists (select 1 from pay_card_payout p where p.file_key = d.request_id and p.kind = d.kind)
                        order by d.id limit ?""")
                .params(source.name(), kind.name(), last, AT_ONCE)
                .query((row, number) -> new Untold(row.getLong("id"),
                        new CardPayout(
                                CardPayout.PayoutNumber.of(Objects.requireNonNull(row.getString("account")))
                                        .orElseThrow(),
                                kind, Won.of(row.getLong("amount")),
                                Objects.requireNonNull(row.getObject("booked_at", LocalDateTime.class))
                                        .atZone(BusinessDays.SEOUL).toInstant())))
                .list();
    }

    private void take(Untold each) {
        try {
            if (!book.book(each.payout())) {
                LOG.warn("Card company {} tells of more than it owes in {}", each.payout().which().company().code(),
                        each.payout().which().own());
            }
        } catch (RuntimeException e) {
            LOG.error("Payout {} of a card company is left for later", each.payout().which(), e);
        }
    }
}
