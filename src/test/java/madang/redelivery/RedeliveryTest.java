package madang.redelivery;

import java.util.Collections;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every listener of the application under double, concurrent and repeated delivery; it finds them by itself. */
@MadangTest
@Import(ForgetfulListener.class)
// A context, and so a database, of its own, in which pay's calls of the bank do not change rows between two looks.
@TestPropertySource(properties = {"madang.pay.bank.job-delay=1h", "madang.pay.payment.expiry-delay=1h",
        "madang.benefit.tell-pause=200ms"})
class RedeliveryTest {
    private static final long SEED = 20_261_121;

    @Autowired
    ApplicationContext context;
    @LocalServerPort
    int port;
    @Autowired
    ForgetfulListener forgetful;

    @Test
    void everyListenerHasItsEffectOnce() throws Throwable {
        try (Redelivery delivery = new Redelivery(context)) {
            Purchases purchases = new Purchases(context, port, delivery);
            purchases.walk();
            new Crowd(context, purchases, delivery).walk();
            assertThat(delivery.untested())
                    .as("listeners without an event that makes them change something: let Purchases provoke one")
                    .isEmpty();
            assertThat(delivery.untestedTogether())
                    .as("what takes several events at once, without some that make it change something: let Crowd provoke them")
                    .isEmpty();

            delivery.rebuild("home", Collections::sort, 1);
            delivery.rebuild("home", order -> Collections.shuffle(order, new Random(SEED)), 1);
            delivery.rebuild("home", order -> Collections.shuffle(order, new Random(SEED)), 32);

            forgetful.beginToCount();
            assertThatThrownBy(() -> new Purchases(context, port, delivery).signUp()).isInstanceOf(AssertionError.class)
                    .hasMessageContaining("changed by a replay to fixture.forgetful");
        }
    }
}
