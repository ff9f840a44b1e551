package pay.bank;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    private final SandboxBooks books;
    private final SandboxSettings settings;

    SandboxBank(SandboxBooks books, SandboxSettings settings) {
        this.books = books;
        this.settings = settings;
    }

    @Override
    public BankAnswer look(BankCode bank, AccountNumber number) {
        travel();
        return number.digits().endsWith("0001") ? new BankAnswer.Refused(BankRefusal.CLOSED) : new BankAnswer.Done();
    }

    @Override
    public BankAnswer withdraw(BankTransferId request, BankCode bank, AccountNumber number, long amount) {
        return carryOut(request, bank, number, -amount);
    }

    @Override
    public BankAnswer deposit(BankTransferId request, BankCode bank, AccountNumber number, long amount) {
        return carryOut(request, bank, number, amount);
    }

    private BankAnswer carryOut(BankTransferId request, BankCode bank, AccountNumber number, long change) {
        travel();
        if (number.digits().endsWith("0003") || isLost(request, "before", settings.lostBeforePercent())) {
            return new BankAnswer.Unknown();
        }
        BankAnswer answer = books.carryOut(request, key(bank, number), change, opening(number),
                number.digits().endsWith("0005"));
        boolean unheard = number.digits().endsWith("0004") || isLost(request, "after", settings.lostAfterPercent());
        return unheard ? new BankAnswer.Unknown() : answer;
    }

    @Override
    public BankAnswer enquire(BankTransferId request) {
        travel();
        return books.find(request);
    }

    @Override
    public BankAnswer cancel(BankTransferId request) {
        travel();
        return books.cancel(request);
    }

    private long opening(AccountNumber number) {
        return number.digits().endsWith("0002") ? 0 : settings.balance();
    }

    private void travel() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A bank is called inside a transaction");
        }
        if (settings.latency().isPositive()) {
            LockSupport.parkNanos(settings.latency().toNanos());
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
