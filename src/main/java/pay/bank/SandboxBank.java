package pay.bank;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The bank in the box. It stands for something outside: it keeps its own books in its own transactions, and it refuses to be
 * called inside one of ours.
 *
 * @see SandboxSettings
 */
@Component
class SandboxBank implements Bank {
    private static final List<String> HOLDERS = List.of("김서연", "이도윤", "박지우", "최하준", "정수아", "강은우", "조이안", "윤하린");

    /** A deposit of so much, under the name of the house, proves an account. */
    private static final long PROOF = 1;
    private static final String DAWDLES = "0006";
    private static final Duration DAWDLE = Duration.ofSeconds(6);

    private final SandboxBooks books;
    private final SandboxSettings settings;
    private final Clock clock;

    SandboxBank(SandboxBooks books, SandboxSettings settings, Clock clock) {
        this.books = books;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public AccountLook look(BankCode bank, AccountNumber number) {
        travelTo(number);
        if (maintenance().isPresent()) {
            return new AccountLook.NotNow();
        }
        return number.digits().endsWith("0001")
                ? new AccountLook.None()
                : new AccountLook.Open(HOLDERS.get(sha256(number.digits())[0] & 7));
    }

    @Override
    public BankAnswer withdraw(BankTransferId request, BankCode bank, AccountNumber number, long amount) {
        return carryOut(request, bank, number, -amount, "마당");
    }

    @Override
    public BankAnswer deposit(BankTransferId request, BankCode bank, AccountNumber number, long amount, String text) {
        return carryOut(request, bank, number, amount, text);
    }

    private BankAnswer carryOut(BankTransferId request, BankCode bank, AccountNumber number, long change,
            String text) {
        travelTo(number);
        Optional<Instant> reopening = maintenance();
        if (reopening.isPresent()) {
            return new BankAnswer.NotNow(reopening.get());
        }
        boolean proof = change == PROOF && text.startsWith(RecordBankTransfer.HOUSE);
        if (!proof && (number.digits().endsWith("0003")
                || isLost(request, "before" + clock.instant().getEpochSecond(), settings.lostBeforePercent()))) {
            return new BankAnswer.Unknown();
        }
        BankAnswer answer = books.carryOut(request, key(bank, number), change, opening(number),
                !proof && number.digits().matches(".*000[15]"), text);
        boolean unheard = !proof
                && (number.digits().endsWith("0004") || isLost(request, "after", settings.lostAfterPercent()));
        return unheard ? new BankAnswer.Unknown() : answer;
    }

    @Override
    public BankAnswer enquire(BankTransferId request) {
        travel();
        return maintenance().isPresent() ? new BankAnswer.Unknown() : books.find(request);
    }

    @Override
    public BankAnswer cancel(BankTransferId request) {
        travel();
        return maintenance().isPresent() ? new BankAnswer.Unknown() : books.cancel(request);
    }

    private long opening(AccountNumber number) {
        return number.digits().endsWith("0002") ? 0 : settings.balance();
    }

    List<SandboxBooks.Entry> statement(BankCode bank, AccountNumber number) {
        return books.statement(key(bank, number));
    }

    private Optional<Instant> maintenance() {
        return settings.maintenance() ? Maintenance.at(clock.instant()) : Optional.empty();
    }

    private void travelTo(AccountNumber number) {
        travel(number.digits().endsWith(DAWDLES) ? DAWDLE : settings.latency());
    }

    private void travel() {
        travel(settings.latency());
    }

    private static void travel(Duration latency) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A bank is called inside a transaction");
        }
        if (latency.isPositive()) {
            LockSupport.parkNanos(latency.toNanos());
        }
    }

    private boolean isLost(BankTransferId request, String where, int percent) {
        byte[] chance = sha256(settings.seed() + where + request.value());
        return percent > 0 && Math.floorMod(((chance[0] & 0xff) << 8) + (chance[1] & 0xff), 100) < percent;
    }

    private static String key(BankCode bank, AccountNumber number) {
        return HexFormat.of().formatHex(sha256(bank.code() + number.digits()));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
