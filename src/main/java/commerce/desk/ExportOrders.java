package commerce.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import commerce.catalogue.SellerId;
import commerce.order.Delivery;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.sheet.FilePlaces;
import commerce.sheet.SheetKind;
import commerce.sheet.SheetWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import platform.audit.AuditLog;
import platform.id.Tsid;
import platform.ops.PageTimes;
import platform.web.DomainException;

/**
 * Takes a tab of a seller's orders away as a table, as the page shows it: personal data masked, a thousand items at a time, however
 * many there are. With two columns for whoever fills invoice numbers in and brings it back.
 */
@Service
class ExportOrders {
    private static final int AT_ONCE = 1_000;

    /** The columns, in their order. */
    enum Column {
        ITEM, ORDER, ORDERED_AT, PRODUCT, OPTION, QUANTITY, REMAINING, AMOUNT, STATUS, SEND_BY, RECIPIENT, PHONE,
        POSTAL_CODE, ADDRESS, COURIER, INVOICE
    }

    private final ReadOrders read;
    private final FilePlaces places;
    private final MessageSource messages;
    private final PageTimes times;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    ExportOrders(ReadOrders read, FilePlaces places, MessageSource messages, PageTimes times, AuditLog audit,
            TransactionTemplate transaction) {
        this.read = read;
        this.places = places;
        this.messages = messages;
        this.times = times;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Writes it to {@code out}, which stays open; that it was taken away is on record.
     *
     * @throws DomainException {@code TEMPORARILY_UNAVAILABLE} while too many others are at it
     */
    void write(AuditActor by, SellerId seller, OrderTab tab, ReadOrders.Filter filter, SheetKind kind, Locale locale,
            OutputStream out) throws IOException {
        places.send(seller, out, file -> {
            Map<String, String> which = new HashMap<>(Map.of("tab", tab.name()));
            if (filter.from() != null) {
                which.put("from", filter.from().toString());
            }
            if (filter.until() != null) {
                which.put("until", filter.until().toString());
            }
            transaction.executeWithoutResult(_ -> audit.record(by, "commerce.orders-exported", "seller",
                    Tsid.of(seller).toString(), which));
            kind.write(file, sheet -> rows(seller, tab, filter, locale, sheet));
        });
    }

    private void rows(SellerId seller, OrderTab tab, ReadOrders.Filter filter, Locale locale, SheetWriter sheet)
            throws IOException {
        sheet.row(Arrays.stream(Column.values()).map(each -> text("orders.column." + each, locale) + " ["
                + each.name().toLowerCase(Locale.ROOT).replace('_', '-') + "]").toList());
        ItemId last = null;
        List<ReadOrders.Listed> part;
        do {
            part = read.of(seller, tab, filter, last, AT_ONCE);
            for (ReadOrders.Listed each : part) {
                sheet.row(cells(each, locale));
            }
            last = part.isEmpty() ? null : part.getLast().item().id();
        } while (part.size() == AT_ONCE && filter.order() == null);
    }

    private List<String> cells(ReadOrders.Listed listed, Locale locale) {
        Item item = listed.item();
        Delivery to = listed.to();
        List<String> cells = new ArrayList<>(Column.values().length);
        cells.add(Long.toString(item.id().value()));
        cells.add(Long.toString(item.orderId().value()));
        cells.add(times.at(listed.orderedAt()));
        cells.add(item.line().productName());
        cells.add(item.line().optionName());
        cells.add(Integer.toString(item.line().quantity()));
        cells.add(Integer.toString(item.remaining()));
        cells.add(Long.toString(item.line().amount().amount()));
        cells.add(text("orders.status." + item.status(), locale));
        cells.add(item.times().dispatchBy() == null ? "" : times.at(item.times().dispatchBy()));
        cells.add(to == null ? "" : to.recipient());
        cells.add(to == null ? "" : to.phone());
        cells.add(to == null ? "" : to.postalCode());
        cells.add(to == null ? "" : to.address());
        cells.add("");
        cells.add("");
        return cells;
    }

    private String text(String key, Locale locale) {
        @Nullable
        String text = messages.getMessage(key, null, key, locale);
        return text == null ? key : text;
    }
}
