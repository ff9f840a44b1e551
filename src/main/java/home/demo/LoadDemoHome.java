package home.demo;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoLoader;
import platform.demo.DemoScale;

/** Loads what the first screen of the demo members shows from before the demo begins. */
@Component
@ConditionalOnDemo
class LoadDemoHome implements ApplicationRunner {
    private final DemoLoader loader;
    private final DemoScale scale;
    private final DemoRows rows;

    LoadDemoHome(DemoLoader loader, DemoScale scale, DemoRows rows) {
        this.loader = loader;
        this.scale = scale;
        this.rows = rows;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("home", progress -> {
            progress.step("wallets", scale.members(), DemoRows.BATCH, rows::writeWallets);
            progress.step("points", scale.membersWithPast(), DemoRows.BATCH, rows::writePoints);
            progress.step("rewards", scale.membersWithPast(), DemoRows.BATCH, rows::writeRewards);
        });
    }
}
