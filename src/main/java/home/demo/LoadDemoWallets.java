package home.demo;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import platform.database.RowInsert;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoIds;
import platform.demo.DemoLoader;
import platform.demo.DemoScale;
import platform.demo.DemoWalletMovement;
import platform.time.UtcColumn;

/** Loads the read models of the demo members' wallets, as pay's events would have made them. */
@Component
@ConditionalOnDemo
class LoadDemoWallets implements ApplicationRunner {
    private static final int BATCH = 1000;

    private final DemoLoader loader;
    private final DemoScale scale;
    private final RowInsert walletRows;
    private final RowInsert movementRows;

    LoadDemoWallets(DemoLoader loader, DemoScale scale, JdbcTemplate jdbc) {
        this.loader = loader;
        this.scale = scale;
        this.walletRows = new RowInsert(jdbc, "home_wallet", "member_id", "balance", "sequence", "as_of");
        this.movementRows = new RowInsert(jdbc, "home_movement", "movement_id", "member_id", "sequence", "amount",
                "balance", "kind", "description", "at");
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("home", progress -> progress.step("wallets", scale.members(), BATCH, this::write));
    }

    private void write(long first, long last) {
        List<@Nullable Object[]> wallets = new ArrayList<>();
        List<@Nullable Object[]> movements = new ArrayList<>();
        for (long index = first; index <= last; index++) {
            long member = DemoIds.member(index).value();
            List<DemoWalletMovement> moved = DemoWalletMovement.of(scale, index);
            for (DemoWalletMovement each : moved) {
                movements.add(new @Nullable Object[]{each.id().value(), member, each.sequence(), each.amount().amount(),
                        each.balance().amount(), each.kind(), each.description(), UtcColumn.of(each.at())});
            }
            DemoWalletMovement newest = moved.getLast();
            wallets.add(new @Nullable Object[]{member, newest.balance().amount(), newest.sequence(),
                    UtcColumn.of(newest.at())});
        }
        movementRows.insert(movements);
        walletRows.insert(wallets);
    }
}
