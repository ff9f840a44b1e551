package pay.reconciliation;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pay.bank.BankCode;
import pay.virtualaccount.Deposit;
import pay.virtualaccount.TakeDeposit;
import platform.money.Won;
import platform.time.BusinessDays;

/**
 * Takes in what was deposited by the bank's file and what no notice told us of, as if the notice had come: once, whichever comes
 * first, since a deposit is taken in once by the bank's own number of it.
 */
@Component
class TakeInDeposits {
    private static final Logger LOG = LoggerFactory.getLogger(TakeInDeposits.class);
    private static final int AT_ONCE = 1_000;

    private final JdbcClient jdbc;
    private final TakeDeposit takeDeposit;

    TakeInDeposits(JdbcClient jdbc, TakeDeposit takeDeposit) {
        this.jdbc = jdbc;
        this.takeDeposit = takeDeposit;
    }

    private record Untold(long difference, Deposit deposit) {}

    /** All of them, each by itself: one that cannot be does not keep the others. */
    void all() {
        long last = 0;
        List<Untold> page;
        do {
            page = after(last);
            page.forEach(this::take);
            last = page.isEmpty() ? last : page.getLast().difference();
        } while (page.size() == AT_ONCE);
    }

    private List<Untold> after(long last) {
        return jdbc
                .sql("""
                        select d.id, l.account, l.reference, l.amount, l.booked_at from pay_recon_difference d
                        join pay_recon_file f on f.id = d.file_id and f.status = 'CURRENT' and f.source = 'BANK' and f.uploaded_by is null
                        join pay_recon_line l on l.file_id = d.file_id and l.request_id = d.request_id and l.kind = d.kind
                            and l.line_no = d.line_no
                        where d.status = 'OPEN' and d.kind_of = 'MISSING_HERE' and d.kind = 'DEPOSIT' and d.id > ?
                            and not exists (select 1 from pay_deposit p where p.file_key = d.request_id)
                            and not exists (select 1 from pay_deposit same
                                join pay_virtual_account a on a.id = same.virtual_account_id
                                where concat(a.bank_code, '-', a.number) = l.account and same.amount = l.amount
                                    and same.deposited_at > l.booked_at - interval 9 hour - interval 1 minute
                                    and same.deposited_at < l.booked_at - interval 9 hour + interval 1 minute
                                    and not exists (select 1 from pay_recon_line told
                                        join pay_recon_file t on t.id = told.file_id and t.status = 'CURRENT'
                                        where told.request_id = same.file_key and told.kind = 'DEPOSIT'))
                        order by d.id limit ?""")
                .params(last, AT_ONCE).query((row, number) -> {
                    String[] account = Objects.requireNonNull(row.getString("account")).split("-", -1);
                    return new Untold(row.getLong("id"),
                            new Deposit(BankCode.of(account[0]).orElseThrow(), row.getString("reference"), account[1],
                                    Won.of(row.getLong("amount")),
                                    Objects.requireNonNull(row.getObject("booked_at", LocalDateTime.class))
                                            .atZone(BusinessDays.SEOUL).toInstant()));
                }).list();
    }

    private void take(Untold each) {
        try {
            LOG.warn("Nobody told of deposit {}: {}", each.deposit().reference(), takeDeposit.take(each.deposit()));
        } catch (RuntimeException e) {
            LOG.error("Deposit {} is left for later", each.deposit().reference(), e);
        }
    }
}
