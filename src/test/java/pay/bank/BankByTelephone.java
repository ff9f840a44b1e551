package pay.bank;

import org.springframework.context.ApplicationContext;

/** A person who calls the bank in the box about a transfer, for tests of others. */
public final class BankByTelephone {
    private BankByTelephone() {}

    /** Whether it was carried out; if not, the bank sees to it that it never is. */
    public static boolean isDone(ApplicationContext context, long transfer) {
        return context.getBean(SandboxBooks.class).cancel(new BankTransferId(transfer)) instanceof BankAnswer.Done;
    }
}
