package pay.merchant;

import java.util.Arrays;
import java.util.Objects;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import pay.bank.AccountNumber;
import pay.bank.AskHolder;
import pay.bank.BankAccount;
import pay.bank.BankAccountId;
import pay.bank.BankCode;
import pay.bank.HolderName;
import pay.bank.KeepPayeeAccount;
import pay.bank.LinkedAccounts;
import pay.error.PayError;
import platform.id.Tsid;
import platform.web.DomainException;

/** Has a merchant paid out to another account, which is to be held by the business or its representative, as the first one was. */
@Component
public class ChangeSettlementAccount {
    private final FindMerchant merchants;
    private final MerchantApplications applications;
    private final AskHolder askHolder;
    private final KeepPayeeAccount keepAccount;
    private final LinkedAccounts bankAccounts;
    private final TransactionTemplate transaction;

    ChangeSettlementAccount(FindMerchant merchants, MerchantApplications applications, AskHolder askHolder,
            KeepPayeeAccount keepAccount, LinkedAccounts bankAccounts, TransactionTemplate transaction) {
        this.merchants = merchants;
        this.applications = applications;
        this.askHolder = askHolder;
        this.keepAccount = keepAccount;
        this.bankAccounts = bankAccounts;
        this.transaction = transaction;
    }

    /** In whose name the bank has an account. */
    public enum Holder {
        BUSINESS {
            @Override
            String of(Merchant merchant, MerchantApplication application) {
                return merchant.name();
            }
        },
        REPRESENTATIVE {
            @Override
            String of(Merchant merchant, MerchantApplication application) {
                return application.representative();
            }
        };

        abstract String of(Merchant merchant, MerchantApplication application);
    }

    /**
     * From which account to which; both are kept, encrypted as all numbers are.
     *
     * @param holder whose the other one is, as the bank said
     */
    public record Change(MerchantId merchant, BankAccountId before, BankAccountId after, Holder holder) {}

    /**
     * Keeps the other account until somebody approves it; calls the bank, outside a transaction.
     *
     * @throws DomainException {@code MERCHANT_NOT_FOUND}, {@code PROPOSAL_INVALID} of one that is not paid out to,
     *     {@code SETTLEMENT_ACCOUNT_OF_ANOTHER}, or the bank's
     */
    public Change enter(MerchantId id, BankCode bank, AccountNumber number) {
        Merchant merchant = merchants.find(id);
        MerchantApplication application = application(merchant);
        String name = askHolder.of(bank, number);
        Holder holder = Arrays.stream(Holder.values())
                .filter(each -> HolderName.isOf(name, each.of(merchant, application))).findFirst()
                .orElseThrow(() -> new DomainException(PayError.SETTLEMENT_ACCOUNT_OF_ANOTHER));
        BankAccountId after = Objects.requireNonNull(transaction.execute(_ -> {
            merchants.lock(id);
            return keepAccount.keep(Tsid.of(id), bank, number).id();
        }));
        return new Change(id, application.account(), after, holder);
    }

    /**
     * Refuses what changes nothing, and what was changed otherwise meanwhile.
     *
     * @throws DomainException {@code MERCHANT_NOT_FOUND}, {@code PROPOSAL_INVALID}
     */
    public void check(Change change) {
        if (change.before().equals(change.after())
                || !application(merchants.find(change.merchant())).account().equals(change.before())) {
            throw new DomainException(PayError.PROPOSAL_INVALID);
        }
    }

    /** Whose, from where to where, for who approves it; without personal data. */
    @Transactional(readOnly = true)
    public String about(Change change) {
        return "%s, %s → %s (%s)".formatted(merchants.find(change.merchant()).name(), shown(change.before()),
                shown(change.after()), change.holder());
    }

    private String shown(BankAccountId id) {
        BankAccount account = bankAccounts.get(id);
        return account.bank().label() + " ····" + account.lastFour();
    }

    /**
     * Does it: what is sent from then on goes there.
     *
     * @throws DomainException {@code PROPOSAL_STALE} when it was changed otherwise since the account was entered
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(Change change) {
        Merchant merchant = merchants.lock(change.merchant());
        MerchantApplication application = application(merchant);
        if (!application.account().equals(change.before())) {
            throw new DomainException(PayError.PROPOSAL_STALE);
        }
        applications.payOutTo(merchant.id(), change.after(), change.holder().of(merchant, application));
    }

    private MerchantApplication application(Merchant merchant) {
        return applications.find(merchant.id()).filter(_ -> merchant.status().isPaidOut())
                .orElseThrow(() -> new DomainException(PayError.PROPOSAL_INVALID));
    }
}
