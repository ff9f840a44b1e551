package pay.easypay;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import pay.receipt.CashReceiptView;
import pay.tax.TaxedAmount;
import pay.tender.TenderKind;
import pay.virtualaccount.DepositView;
import platform.id.Tsid;
import platform.money.Won;

/**
 * A payment as its merchant sees it.
 *
 * @param capture false: confirming it sets it aside until it is captured
 * @param balance what was taken and has not gone back; before it is taken, what is to be
 * @param supplied the taxable part of the balance without its VAT
 * @param virtualAccount where a part has to be deposited; null without such a part
 * @param dueAt when its state ends by itself at the latest, of one that waits for a deposit a day after that deadline; null: it does not
 * @param cashReceipts what was issued and cancelled, of its part in money
 * @param approvedAt when it was confirmed; null while it is not
 * @param version grows with every change: of two the higher is the newer
 */
@Schema(name = "MerchantPayment")
public record MerchantPaymentView(@Schema(type = "string", example = "CafmqEgAAAA3pZkQvXbO1w") PaymentKey paymentKey,
        @Schema(example = "order-20261127-0001") String orderId, @Schema(example = "제주 감귤 5kg") String orderName,
        PaymentState status, boolean live, boolean capture, @Schema(example = "37400") Won amount,
        @Schema(example = "0") Won taxFreeAmount, @Schema(example = "37400") Won balance,
        @Schema(example = "34000") Won supplied, @Schema(example = "3400") Won vat, List<TenderView> tenders,
        List<CancelView> cancels, List<CashReceiptView> cashReceipts, @Nullable DepositView virtualAccount,
        Instant requestedAt, @Nullable Instant dueAt,
        @Nullable Instant approvedAt,
        int version) {
    /** What was approved in one way, taken of it, and what of that went back. */
    @Schema(name = "MerchantPaymentTender")
    public record TenderView(TenderKind kind, @Schema(example = "37400") Won amount,
            @Schema(example = "37400") Won captured,
            @Schema(example = "0") Won canceled) {}

    /**
     * Something that goes back.
     *
     * @param canceledAt when it was asked for
     * @param cancelStatus whether a card company or a bank has given its part back yet, or refused it
     * @param inMoney what of it who paid got in money, since the card company or the bank refused it; 0 unless {@code DONE_IN_MONEY}
     */
    @Schema(name = "MerchantPaymentCancel")
    public record CancelView(@Schema(example = "695784701952131072") Tsid cancelId,
            @Schema(example = "10000") Won amount,
            @Schema(example = "0") Won taxFreeAmount, @Schema(example = "한 개 품절") @Nullable String reason,
            Instant canceledAt, CancelStatus cancelStatus, @Schema(example = "0") Won inMoney) {}

    /** One of which nothing is deposited. */
    static MerchantPaymentView of(MerchantPayment payment, Approvals approvals, List<Transactions.Line> cancels) {
        return of(payment, approvals, cancels, List.of(), null);
    }

    static MerchantPaymentView of(MerchantPayment payment, Approvals approvals, List<Transactions.Line> cancels,
            List<CashReceiptView> receipts, @Nullable DepositView virtualAccount) {
        Ask ask = payment.ask();
        TaxedAmount balance = payment.captured().total().isPositive() ? payment.left() : ask.amount();
        return new MerchantPaymentView(ask.key(), ask.orderId(), ask.orderName(), payment.state(), ask.live(),
                ask.captures(), ask.total(), ask.amount().taxFree(), balance.total(), balance.supplied(),
                balance.vat(),
                approvals.each().stream().map(approval -> new TenderView(approval.kind(), approval.amount(),
                        approval.captured(), approval.canceled())).toList(),
                cancels.stream().map(cancel -> new CancelView(new Tsid(cancel.id()), cancel.amount().total(),
                        cancel.amount().taxFree(), cancel.reason(), cancel.at(),
                        Objects.requireNonNull(cancel.cancelStatus()), cancel.inMoney())).toList(),
                receipts, virtualAccount, ask.at(), payment.dueAt(), payment.approvedAt(), payment.version());
    }
}
