package commerce.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;

import commerce.catalogue.Catalogue;
import commerce.catalogue.SellerId;
import commerce.order.Delivery;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.OrderId;
import commerce.order.SellerItems;
import commerce.print.Pdf;
import commerce.print.PdfPage;
import commerce.refusal.CommerceError;
import commerce.sheet.FilePlaces;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import platform.audit.AuditActor;
import platform.web.DomainException;

/**
 * Labels and packing slips of orders as a PDF, a page or more of each, with its number as bars and where it goes in full, which is on
 * record.
 */
@Service
class PackingSlips {
    private final SellerItems items;
    private final FilePlaces places;
    private final ShowDelivery show;
    private final Catalogue catalogue;
    private final MessageSource messages;

    PackingSlips(SellerItems items, FilePlaces places, ShowDelivery show, Catalogue catalogue, MessageSource messages) {
        this.items = items;
        this.places = places;
        this.show = show;
        this.catalogue = catalogue;
        this.messages = messages;
    }

    /** What is printed. */
    enum Kind {
        /** For the outside of a parcel. */
        LABEL,
        /** For the inside, with prices. */
        SLIP;

        PDRectangle size() {
            return this == LABEL ? PDRectangle.A6 : PDRectangle.A5;
        }
    }

    /**
     * Writes those of the orders of these items.
     *
     * @throws DomainException {@link CommerceError#ITEM_NOT_FOUND} when none of them is the seller's; that of an address that is not
     *     shown
     */
    void write(AuditActor by, SellerId seller, Collection<ItemId> ids, Kind kind, Locale locale, OutputStream out)
            throws IOException {
        SequencedMap<OrderId, List<Item>> orders = new LinkedHashMap<>();
        Map<ItemId, Item> found = items.find(seller, ids);
        ids.stream().map(found::get).filter(Objects::nonNull).distinct()
                .forEach(item -> orders.computeIfAbsent(item.orderId(), order -> new ArrayList<>()).add(item));
        if (orders.isEmpty()) {
            throw new DomainException(CommerceError.ITEM_NOT_FOUND);
        }
        String from = catalogue.seller(seller).orElseThrow().name();
        places.within(seller, () -> {
            try (Pdf pdf = new Pdf()) {
                for (Map.Entry<OrderId, List<Item>> order : orders.entrySet()) {
                    Delivery to = show.show(by, seller, order.getKey());
                    try (PdfPage page = pdf.page(kind.size())) {
                        draw(page, order.getKey(), order.getValue(), to, from, kind, locale);
                    }
                }
                pdf.writeTo(out);
            }
        });
    }

    private void draw(PdfPage page, OrderId order, List<Item> own, Delivery to, String from, Kind kind,
            Locale locale) throws IOException {
        page.bars(Long.toString(order.value()));
        page.text(Long.toString(order.value()), 9);
        page.line();
        page.text(to.recipient() + "  " + to.phone(), 13);
        page.text(to.postalCode(), 16);
        page.text(to.address() + (to.addressDetail() == null ? "" : " " + to.addressDetail()), 12);
        if (to.memo() != null) {
            page.text(to.memo(), 10);
        }
        page.line();
        for (Item item : own) {
            page.text(item.line().productName() + " " + item.line().optionName() + "  ×" + item.remaining(), 10);
            if (kind == Kind.SLIP) {
                page.text("    " + messages.getMessage("shop.won", new Object[]{item.line().amount().amount()}, locale),
                        10);
            }
        }
        page.line();
        page.text(messages.getMessage("orders.slip.from", new Object[]{from}, locale), 10);
    }
}
