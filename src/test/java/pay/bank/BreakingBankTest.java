package pay.bank;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import testing.MovableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class BreakingBankTest {
    private static final Instant NOW = Instant.parse("2026-11-28T00:00:00Z");
    private static final BankTransferId REQUEST = new BankTransferId(1);
    private static final BankCode BANK = BankCode.of("088").orElseThrow();
    private static final BankCode OTHER = BankCode.of("004").orElseThrow();
    private static final AccountNumber NUMBER = new AccountNumber("110123456789");

    private final Dawdling dawdling = new Dawdling();
    private final Bank bank = new BreakingBank(dawdling, new MovableClock(NOW), Duration.ofMillis(5));

    @Test
    void isLeftAloneWhenItMostlyDawdlesAndNothingIsSentThen() {
        for (int i = 0; i < 10; i++) {
            assertThat(bank.withdraw(REQUEST, BANK, NUMBER, 1_000)).isEqualTo(new BankAnswer.Done());
        }
        assertThat(dawdling.calls).isEqualTo(10);
        assertThat(bank.withdraw(REQUEST, BANK, NUMBER, 1_000))
                .isEqualTo(new BankAnswer.NotNow(NOW.plusSeconds(10)));
        assertThat(bank.deposit(REQUEST, BANK, NUMBER, 1_000, "마당"))
                .isEqualTo(new BankAnswer.NotNow(NOW.plusSeconds(10)));
        assertThat(bank.look(BANK, NUMBER)).isEqualTo(new AccountLook.Unknown());
        assertThat(dawdling.calls).isEqualTo(10);
        assertThat(bank.look(OTHER, NUMBER)).as("another bank").isEqualTo(new AccountLook.None());
    }

    @Test
    void doesNotCountAsAskedWhenItIsNot() {
        for (int i = 0; i < 10; i++) {
            assertThat(bank.enquire(REQUEST)).isEqualTo(new BankAnswer.Done());
        }
        assertThat(bank.enquire(REQUEST)).isEqualTo(new BankAnswer.NotAsked(NOW.plusSeconds(10)));
        assertThat(bank.cancel(REQUEST)).isEqualTo(new BankAnswer.NotAsked(NOW.plusSeconds(10)));
        assertThat(dawdling.calls).isEqualTo(10);
    }

    @Test
    void isCalledOnWhileItIsQuickWhateverItSays() {
        dawdling.dawdles = false;
        dawdling.answer = new BankAnswer.Unknown();
        for (int i = 0; i < 100; i++) {
            assertThat(bank.withdraw(REQUEST, BANK, NUMBER, 1_000)).isEqualTo(dawdling.answer);
        }
        assertThat(dawdling.calls).isEqualTo(100);
    }

    private static final class Dawdling implements Bank {
        private BankAnswer answer = new BankAnswer.Done();
        private boolean dawdles = true;
        private int calls;

        private BankAnswer answer() {
            calls++;
            if (dawdles) {
                long begun = System.nanoTime();
                await().pollInterval(Duration.ofMillis(1))
                        .until(() -> System.nanoTime() - begun > Duration.ofMillis(6).toNanos());
            }
            return answer;
        }

        @Override
        public AccountLook look(BankCode code, AccountNumber number) {
            answer();
            return new AccountLook.None();
        }

        @Override
        public BankAnswer withdraw(BankTransferId request, BankCode code, AccountNumber number, long amount) {
            return answer();
        }

        @Override
        public BankAnswer deposit(BankTransferId request, BankCode code, AccountNumber number, long amount,
                String text) {
            return answer();
        }

        @Override
        public BankAnswer enquire(BankTransferId request) {
            return answer();
        }

        @Override
        public BankAnswer cancel(BankTransferId request) {
            return answer();
        }
    }
}
