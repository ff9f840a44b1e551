package commerce.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import commerce.catalogue.SellerId;
import commerce.order.Confirmation;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.SellerItems;
import commerce.refusal.CommerceError;
import commerce.sheet.SheetKind;
import commerce.shipment.Courier;
import commerce.shipment.Invoice;
import commerce.shipment.SellerBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.web.DomainException;
import platform.web.ErrorTexts;
import platform.web.PlatformError;
import platform.web.idempotency.EachTime;

/** A seller's orders, an item a row; who looks after orders confirms and sends many at once, and sees what became of each. */
@OpsController
class SellerOrdersPage {
    private static final int SHOWN = 50;

    private final ReadOrders read;
    private final SellerItems items;
    private final SellerBatch batch;
    private final ErrorTexts texts;
    private final MessageSource messages;

    SellerOrdersPage(ReadOrders read, SellerItems items, SellerBatch batch, ErrorTexts texts,
            MessageSource messages) {
        this.read = read;
        this.items = items;
        this.batch = batch;
        this.texts = texts;
        this.messages = messages;
    }

    @Bean
    static OpsPage ordersInSellersNavigation() {
        return new OpsPage("/seller/orders", "orders", "truck", 20, SellerRole.SELLER);
    }

    /**
     * What became of one item of a batch.
     *
     * @param item null when there is no such item of the seller's
     * @param refusal why not, for a person; null when it is done
     */
    record Outcome(ItemId id, @Nullable Item item, @Nullable String refusal) {}

    /** Items of which the same can be done. */
    record Group(boolean confirms, boolean ships, List<ReadOrders.Listed> rows) {
        /** As they are on a tab: late ones may be either, and each is done with by a form of its own. */
        static List<Group> of(OrderTab tab, boolean may, List<ReadOrders.Listed> rows) {
            if (tab != OrderTab.LATE || !may || rows.isEmpty()) {
                return List.of(new Group(may && tab == OrderTab.NEW, may && tab == OrderTab.TO_SHIP, rows));
            }
            return Stream.of(new Group(true, false, at(Confirmation.NOT_YET, rows)),
                    new Group(false, true, at(Confirmation.CONFIRMED, rows)))
                    .filter(each -> !each.rows().isEmpty()).toList();
        }

        private static List<ReadOrders.Listed> at(Confirmation confirmation, List<ReadOrders.Listed> rows) {
            return rows.stream().filter(each -> each.item().confirmation() == confirmation).toList();
        }
    }

    @GetMapping("/seller/orders")
    String list(@RequestParam(defaultValue = "NEW") OrderTab tab,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(defaultValue = "") String order, @RequestParam(defaultValue = "") String product,
            @RequestParam(required = false) @Nullable ItemId last, StaffCaller caller, Model model) {
        return show(tab, ReadOrders.Filter.of(from, until, order, product), last, caller, model);
    }

    /** A form that is posted: whom somebody looks for is nothing for an address, which is kept and logged on its way. */
    @EachTime
    @PostMapping("/seller/orders/recipient")
    String find(@RequestParam @NotBlank @Size(max = 60) String recipient, StaffCaller caller, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        show(OrderTab.NEW, ReadOrders.Filter.NONE, null, caller, model);
        // Items of all tabs: none of them is done with here.
        model.addAttribute("groups", Group.of(OrderTab.NEW, false, read.sentTo(seller, recipient.strip(), SHOWN)));
        model.addAttribute("next", null);
        model.addAttribute("recipient", recipient.strip());
        model.addAttribute("may", false);
        return "commerce/seller-orders";
    }

    @PostMapping("/seller/orders/confirmation")
    String confirm(@RequestParam @NotEmpty @Size(max = SellerBatch.MOST) List<@NotNull ItemId> item,
            @RequestParam(defaultValue = "NEW") OrderTab tab, StaffCaller caller, Locale locale, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.ORDER);
        tell(seller, batch.confirm(seller, item), List.of(), locale, model);
        return show(tab, ReadOrders.Filter.NONE, null, caller, model);
    }

    /** The three lists go together; a row without an invoice number stays where it is, and one whose number is none is refused alone, when others are sent. */
    @PostMapping("/seller/orders/dispatch")
    String dispatch(@RequestParam @NotEmpty @Size(max = SellerBatch.MOST) List<@NotNull ItemId> item,
            @RequestParam @NotEmpty List<@NotNull Courier> courier, @RequestParam List<String> invoice,
            @RequestParam(defaultValue = "TO_SHIP") OrderTab tab, StaffCaller caller, Locale locale, Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.ORDER);
        List<ItemId> mistyped = new ArrayList<>();
        List<SellerBatch.Parcel> parcels = parcels(item, courier, invoice, mistyped);
        tell(seller, batch.ship(seller, parcels), mistyped, locale, model);
        return show(tab, ReadOrders.Filter.NONE, null, caller, model);
    }

    private static List<SellerBatch.Parcel> parcels(List<ItemId> item, List<Courier> courier, List<String> invoice,
            List<ItemId> mistyped) {
        // One empty field is read as none.
        if (invoice.stream().allMatch(String::isBlank)) {
            throw new DomainException(CommerceError.INVOICE_MISSING);
        }
        if (courier.size() != item.size() || invoice.size() != item.size()) {
            throw new DomainException(PlatformError.INVALID_REQUEST);
        }
        List<SellerBatch.Parcel> parcels = new ArrayList<>();
        for (int i = 0; i < item.size(); i++) {
            String number = invoice.get(i).replace("-", "").strip();
            if (!number.isEmpty()) {
                ItemId id = item.get(i);
                Invoice.of(courier.get(i), number).ifPresentOrElse(
                        known -> parcels.add(new SellerBatch.Parcel(id, known)), () -> mistyped.add(id));
            }
        }
        if (parcels.isEmpty()) {
            throw new DomainException(CommerceError.INVOICE_MISSING);
        }
        return parcels;
    }

    private void tell(SellerId seller, List<SellerBatch.Outcome> outcomes, List<ItemId> mistyped, Locale locale,
            Model model) {
        Map<ItemId, Item> found = items.find(seller,
                Stream.concat(outcomes.stream().map(SellerBatch.Outcome::item), mistyped.stream()).toList());
        List<Outcome> refused = outcomes.stream().filter(each -> each.refusal() != null)
                .map(each -> new Outcome(each.item(), found.get(each.item()),
                        each.refusal() == null ? null : texts.of(each.refusal(), each.arguments(), locale)))
                .toList();
        String noInvoice = messages.getMessage("orders.upload.no-invoice", null, locale);
        model.addAttribute("refused", Stream.concat(refused.stream(),
                mistyped.stream().map(id -> new Outcome(id, found.get(id), noInvoice))).toList());
        model.addAttribute("notice", "orders.done");
        model.addAttribute("noticeArgument", outcomes.size() - refused.size());
    }

    private String show(OrderTab tab, ReadOrders.Filter filter, @Nullable ItemId last, StaffCaller caller,
            Model model) {
        SellerId seller = SellerId.of(caller, SellerRole.VIEWER);
        List<ReadOrders.Listed> found = read.of(seller, tab, filter, last, SHOWN + 1);
        model.addAttribute("tab", tab);
        model.addAttribute("tabs", OrderTab.values());
        model.addAttribute("count", read.toDo(seller));
        model.addAttribute("counted", ReadOrders.COUNTED);
        model.addAttribute("filter", filter);
        boolean may = SellerRole.ORDER.isIn(caller.roles());
        model.addAttribute("groups", Group.of(tab, may, found.stream().limit(SHOWN).toList()));
        model.addAttribute("next", found.size() > SHOWN && filter.order() == null
                ? found.get(SHOWN - 1).item().id()
                : null);
        model.addAttribute("slips", PackingSlips.Kind.values());
        model.addAttribute("kinds", SheetKind.values());
        model.addAttribute("couriers", Courier.values());
        model.addAttribute("may", may);
        return "commerce/seller-orders";
    }
}
