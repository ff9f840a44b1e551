package home.screen;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import home.spending.Outlay;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import platform.id.Tsid;
import testing.Race;

import static org.assertj.core.api.Assertions.assertThat;

class ReadHomeTest {
    private static final Tsid MEMBER = new Tsid(1);
    /** Far more than what need not wait takes, on a machine however busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration IMPATIENCE = Duration.ofSeconds(3);

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void aBrokenSectionDoesNotBreakTheOthers() {
        ReadHome.Home home = home(new Sections() {
            @Override
            List<Movement> movements(Tsid member) {
                throw new IllegalStateException("broken");
            }
        }, PATIENCE).read(MEMBER);
        assertThat(home.movements()).isEqualTo(new Read.Missing<>(Read.Cause.SECTION_BROKEN));
        assertThat(home.wallet().found()).contains(HomeSections.Wallet.NEVER_MOVED);
        assertThat(home.orders().found()).contains(List.of());
        assertThat(home.spending().found()).contains(new Spending(List.of(), false, null));
        assertThat(metrics.get("madang.home.section.missing").tags("section", "MOVEMENTS", "cause", "SECTION_BROKEN")
                .counter().count()).isEqualTo(1);
    }

    @Test
    void aLateSectionDoesNotHoldUpTheOthers() {
        ReadHome.Home home = home(new Sections() {
            @Override
            Wallet wallet(Tsid member) {
                return hang();
            }
        }, IMPATIENCE).read(MEMBER);
        assertThat(home.wallet()).isEqualTo(new Read.Missing<>(Read.Cause.SECTION_LATE));
        assertThat(home.movements().found()).contains(List.of());
        assertThat(home.comparison().found()).contains(List.of());
    }

    @Test
    void aSectionThatHangsIsNotReadByMoreThanAFewAtATime() throws Exception {
        CountDownLatch four = new CountDownLatch(4);
        CountDownLatch five = new CountDownLatch(5);
        ReadHome readHome = home(new Sections() {
            @Override
            Wallet wallet(Tsid member) {
                four.countDown();
                five.countDown();
                return hang();
            }
        }, IMPATIENCE);
        Callable<ReadHome.Home> reading = () -> readHome.read(MEMBER);
        for (ReadHome.Home home : Race.atOnce(Collections.nCopies(6, reading))) {
            assertThat(home.wallet()).isEqualTo(new Read.Missing<>(Read.Cause.SECTION_LATE));
            assertThat(home.orders().found()).contains(List.of());
        }
        assertThat(four.getCount()).isZero();
        assertThat(five.getCount()).isEqualTo(1);
    }

    private ReadHome home(HomeSections sections, Duration patience) {
        return new ReadHome(sections, new SectionReader(patience, metrics), Clock.systemUTC());
    }

    private HomeSections.Wallet hang() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException("given up");
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
        Points points(Tsid member) {
            return Points.NEVER_MOVED;
        }

        @Override
        List<Order> orders(Tsid member) {
            return List.of();
        }

        @Override
        Loans loans(Tsid member) {
            return new Loans(List.of(), null);
        }

        @Override
        List<Progress> missions(Tsid member) {
            return List.of();
        }

        @Override
        List<Rung> rungs(Tsid member, LocalDate from) {
            return List.of();
        }

        @Override
        List<Grant> grants(Tsid member, LocalDate from) {
            return List.of();
        }

        @Override
        List<Outlay> outlays(Tsid member, LocalDate from) {
            return List.of();
        }

        @Override
        List<Comparison> comparison(Tsid member) {
            return List.of();
        }
    }
}
