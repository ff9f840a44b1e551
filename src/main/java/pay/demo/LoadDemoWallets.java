package pay.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import pay.bank.DemoBankAccounts;
import pay.ledger.Account;
import pay.payee.DemoPayees;
import platform.database.RowInsert;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoBegin;
import platform.demo.DemoCredentials;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoScale;
import platform.demo.DemoWalletMovement;
import platform.time.UtcColumn;

/**
 * Loads the wallets of the demo members, each filled by top-ups from one linked account at the sandbox bank, and the keys of
 * their devices, before anybody pays. The books balance: what is in the wallets stands on the bank's account too.
 */
@Component
@ConditionalOnDemo
@Order(-10)
class LoadDemoWallets implements ApplicationRunner {
    private static final int BATCH = 1000;
    /** Blocks 200 (movements), 203 (bank accounts), 204 to 207 (points), 208 (transfers) and 209 (schedules) are the others of this module. */
    private static final int ACCOUNT_BLOCK = 201;
    private static final int JOURNAL_BLOCK = 202;
    private static final long FIRST_MOVEMENT = DemoIds.of(200, 1).value();
    private static final Instant OPENED = Instant.parse("2026-06-01T00:00:00Z");

    private final DemoLoader loader;
    private final DemoScale scale;
    private final DemoBegin begin;
    private final StayingMembers staying;
    private final DemoBankAccounts bankAccounts;
    private final DemoPayees payees;
    private final JdbcTemplate jdbc;

    LoadDemoWallets(DemoLoader loader, DemoScale scale, DemoBegin begin, StayingMembers staying,
            DemoBankAccounts bankAccounts,
            DemoPayees payees, JdbcTemplate jdbc) {
        this.loader = loader;
        this.scale = scale;
        this.begin = begin;
        this.staying = staying;
        this.bankAccounts = bankAccounts;
        this.payees = payees;
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("pay", progress -> {
            progress.step("wallets", scale.members(), BATCH, this::writeWallets);
            progress.step("devices", scale.members(), BATCH, this::writeDevices);
            progress.step("bank-accounts", scale.members(), BATCH,
                    (first, last) -> bankAccounts.write(staying.of(first, last)));
            progress.step("payees", scale.members(), BATCH,
                    (first, last) -> payees.write(staying.of(first, last)));
        });
    }

    private void writeDevices(long first, long last) {
        List<@Nullable Object[]> devices = new ArrayList<>();
        for (long index : staying.of(first, last)) {
            devices.add(new @Nullable Object[]{DemoIds.device(index).value(), DemoIds.member(index).value(),
                    DemoCredentials.DEVICE_PUBLIC_KEY, false});
        }
        new RowInsert(jdbc, "pay_device", "device_id", "member_id", "public_key", "revoked").insert(devices);
    }

    private void writeWallets(long first, long last) {
        WalletRows rows = new WalletRows();
        for (long index : staying.of(first, last)) {
            add(rows, DemoIds.member(index).value(), DemoIds.of(ACCOUNT_BLOCK, index).value(),
                    DemoWalletMovement.of(scale, begin.day(), index));
        }
        rows.insert(jdbc);
        jdbc.update("update pay_balance set debit_posted = debit_posted + ?, postings = postings + ? "
                + "where account_id = ? and slot = 0", rows.total, rows.movements.size(), Account.BANK.id().value());
    }

    private static void add(WalletRows rows, long member, long account, List<DemoWalletMovement> moved) {
        Object opened = UtcColumn.of(OPENED);
        rows.accounts.add(new @Nullable Object[]{account, "MEMBER_MONEY", member, "KRW", opened});
        rows.wallets.add(new @Nullable Object[]{member, account, "OPEN", opened});
        long balance = moved.getLast().balance().amount();
        rows.balances.add(new @Nullable Object[]{account, 0, "CREDIT", balance, moved.size()});
        rows.total += balance;
        for (DemoWalletMovement each : moved) {
            long id = each.id().value();
            long journal = DemoIds.of(JOURNAL_BLOCK, id - FIRST_MOVEMENT + 1).value();
            rows.journals.add(new @Nullable Object[]{journal, each.kind(), Long.toString(id), UtcColumn.of(each.at())});
            rows.movements.add(new @Nullable Object[]{id, journal, Account.BANK.id().value(), account, "KRW",
                    each.amount().amount(), "POSTED"});
            rows.lines.add(new @Nullable Object[]{member, each.sequence(), id, each.kind(), each.amount().amount(),
                    each.balance().amount(), each.description(), UtcColumn.of(each.at())});
        }
    }
}
