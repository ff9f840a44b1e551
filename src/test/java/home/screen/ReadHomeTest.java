package home.screen;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import platform.id.Tsid;

import static org.assertj.core.api.Assertions.assertThat;

class ReadHomeTest {
    private static final Tsid MEMBER = new Tsid(1);
    /** Far more than what need not wait takes, on a machine however busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration IMPATIENCE = Duration.ofMillis(300);

    @Test
    void aBrokenSectionDoesNotBreakTheOthers() {
        ReadHome.Home home = new ReadHome(new Sections() {
            @Override
            List<Movement> movements(Tsid member) {
                throw new IllegalStateException("broken");
            }
        }, PATIENCE).read(MEMBER);
        assertThat(home.movements()).isNull();
        assertThat(home.wallet()).isEqualTo(HomeSections.Wallet.NEVER_MOVED);
        assertThat(home.orders()).isEmpty();
    }

    @Test
    void aLateSectionDoesNotHoldUpTheOthers() {
        CountDownLatch never = new CountDownLatch(1);
        ReadHome.Home home = new ReadHome(new Sections() {
            @Override
            Wallet wallet(Tsid member) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw new IllegalStateException("given up");
            }
        }, IMPATIENCE).read(MEMBER);
        assertThat(home.wallet()).isNull();
        assertThat(home.movements()).isEmpty();
        assertThat(home.orders()).isEmpty();
    }

    private static class Sections extends HomeSections {
        Sections() {
            super(null);
        }

        @Override
        Wallet wallet(Tsid member) {
            return Wallet.NEVER_MOVED;
        }

        @Override
        List<Movement> movements(Tsid member) {
            return List.of();
        }

        @Override
        List<Order> orders(Tsid member) {
            return List.of();
        }
    }
}
