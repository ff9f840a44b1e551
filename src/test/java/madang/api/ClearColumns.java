package madang.api;

import java.util.Map;

/** Where the database holds what people entered in clear, and why. {@link CanaryTest} finds a column that is not in here. */
final class ClearColumns {
    static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("commerce_review.text", "is for everybody to read"),
            Map.entry("commerce_question.text", "the same, unless it was asked in secret"),
            Map.entry("commerce_live_message.text", "was said to everybody in a show, and goes after 30 days"),
            Map.entry("commerce_seller_application.address", "the place of a business, which buyers are shown by law"),
            Map.entry("commerce_seller_profile.introduction", "what a shop says to everybody"),
            Map.entry("commerce_seller_profile.hours", "the same"),
            Map.entry("commerce_seller_profile.return_address", "the same: where a business has what comes back"),
            Map.entry("commerce_seller_profile.phone", "the same, and told to buyers by law"),
            Map.entry("commerce_seller_profile.email", "the same"),
            Map.entry("commerce_claim.return_phone", "the same"),
            Map.entry("commerce_claim.return_address", "the same, as its buyer was told"),
            Map.entry("pay_billing_agreement.customer_id", "the merchant's own number of its customer"),
            Map.entry("pay_webhook_event.body", "what a merchant is told, with that number in it"),
            Map.entry("pay_sandbox_transfer.statement_text", "plays the bank; not there in production"));

    /** Where something of who has left is still there, in clear or under the key ring, and why. */
    static final Map<String, String> KEPT = Map.of("pay_transfer.memo_sealed",
            "was said to another member, who has it for good", "pay_money_request.memo_sealed", "the same",
            "member_retained.content", "name and phone for five years, kept apart: docs/member.md",
            "commerce_order_delivery.sealed", "where an order went, for five years; a day when it was never paid",
            "pay_bank_account.number", "where late refunds go");

    private ClearColumns() {}
}
