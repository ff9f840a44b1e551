package member.demo;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import platform.demo.ConditionalOnDemo;
import platform.demo.DemoLoader;
import platform.demo.DemoScale;

/** Loads the demo members when the application starts. */
@Component
@ConditionalOnDemo
class LoadDemoMembers implements ApplicationRunner {
    private static final int BATCH = 1000;

    private final DemoLoader loader;
    private final DemoScale scale;
    private final DemoMembers members;

    LoadDemoMembers(DemoLoader loader, DemoScale scale, DemoMembers members) {
        this.loader = loader;
        this.scale = scale;
        this.members = members;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        loader.once("member", progress -> progress.step("members", scale.members(), BATCH, members::write));
    }
}
