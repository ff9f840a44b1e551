package pay.psp;

import java.time.Duration;

import org.springframework.context.ApplicationContext;

/** The provider in the box, which knows nothing of a charge that has not arrived, as Toss Payments does not. */
public final class TossLikePsp {
    private TossLikePsp() {}

    public static Psp in(ApplicationContext context) {
        return new SandboxPsp(context.getBean(SandboxPspBooks.class),
                new SandboxPspSettings(1, Duration.ZERO, 0, 0, false));
    }
}
