package pay.withdrawal;

import org.springframework.context.ApplicationContext;

/** The next round of what decides days that an instance of another release did not. */
public final class TestOverlooked {
    private TestOverlooked() {}

    public static void decide(ApplicationContext context) {
        context.getBean(DecideOverlooked.class).run();
    }
}
