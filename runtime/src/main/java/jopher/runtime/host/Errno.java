package jopher.runtime.host;

import java.io.IOException;
import java.net.PortUnreachableException;
import java.nio.channels.AlreadyConnectedException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ConnectionPendingException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;

/// Linux error numbers (amd64), and which of them an exception of java.io and java.nio stands for.
public final class Errno {
    public static final int EPERM = 1;
    public static final int ENOENT = 2;
    public static final int ESRCH = 3;
    public static final int EINTR = 4;
    public static final int EIO = 5;
    public static final int EBADF = 9;
    public static final int ECHILD = 10;
    public static final int EAGAIN = 11;
    public static final int ENOMEM = 12;
    public static final int EACCES = 13;
    public static final int EEXIST = 17;
    public static final int EXDEV = 18;
    public static final int ENOTDIR = 20;
    public static final int EISDIR = 21;
    public static final int EINVAL = 22;
    public static final int EMFILE = 24;
    public static final int ENOTTY = 25;
    public static final int ETXTBSY = 26;
    public static final int EFBIG = 27;
    public static final int ENOSPC = 28;
    public static final int ESPIPE = 29;
    public static final int EROFS = 30;
    public static final int EMLINK = 31;
    public static final int EPIPE = 32;
    public static final int ERANGE = 34;
    public static final int ENAMETOOLONG = 36;
    public static final int ENOSYS = 38;
    public static final int ENOTEMPTY = 39;
    public static final int ELOOP = 40;
    public static final int ENOEXEC = 8;
    public static final int ENOTSUP = 95;
    public static final int ENOTSOCK = 88;
    public static final int EDESTADDRREQ = 89;
    public static final int EMSGSIZE = 90;
    public static final int ENOPROTOOPT = 92;
    public static final int EPROTONOSUPPORT = 93;
    public static final int ESOCKTNOSUPPORT = 94;
    public static final int EAFNOSUPPORT = 97;
    public static final int EADDRINUSE = 98;
    public static final int EADDRNOTAVAIL = 99;
    public static final int ENETDOWN = 100;
    public static final int ENETUNREACH = 101;
    public static final int ECONNABORTED = 103;
    public static final int ECONNRESET = 104;
    public static final int ENOBUFS = 105;
    public static final int EISCONN = 106;
    public static final int ENOTCONN = 107;
    public static final int ETIMEDOUT = 110;
    public static final int ECONNREFUSED = 111;
    public static final int EHOSTUNREACH = 113;
    public static final int EALREADY = 114;
    public static final int EINPROGRESS = 115;

    private Errno() {
    }

    public static int of(Exception e) {
        return switch (e) {
            case NoSuchFileException _ -> ENOENT;
            case FileAlreadyExistsException _ -> EEXIST;
            case AccessDeniedException _ -> EACCES;
            case DirectoryNotEmptyException _ -> ENOTEMPTY;
            case NotDirectoryException _ -> ENOTDIR;
            case NotLinkException _ -> EINVAL;
            case FileSystemLoopException _ -> ELOOP;
            case java.nio.file.AtomicMoveNotSupportedException _ -> EXDEV;
            case FileSystemException f -> ofText(f.getReason());
            case ClosedChannelException _ -> EBADF;
            case PortUnreachableException _ -> ECONNREFUSED;
            case NotYetConnectedException _ -> ENOTCONN;
            case AlreadyConnectedException _ -> EISCONN;
            case ConnectionPendingException _ -> EALREADY;
            case UnresolvedAddressException _ -> EADDRNOTAVAIL;
            case NonReadableChannelException _ -> EBADF;
            case NonWritableChannelException _ -> EBADF;
            case IOException i -> ofText(i.getMessage());
            case UnsupportedOperationException _ -> ENOTSUP;
            case IllegalArgumentException _ -> EINVAL;
            default -> EIO;
        };
    }

    /// Java passes strerror's text on.
    private static int ofText(String text) {
        if (text == null) {
            return EIO;
        }
        String[] texts = {"No such file or directory", "Permission denied", "File exists", "Is a directory", "Not a directory",
                "Directory not empty", "Too many levels of symbolic links", "File name too long", "Invalid argument",
                "Read-only file system", "No space left on device", "Operation not permitted", "Invalid cross-device link",
                "Broken pipe", "Bad file descriptor", "Illegal seek", "Too many open files", "Resource temporarily unavailable",
                "Text file busy", "File too large", "Too many links", "Operation not supported", "Exec format error",
                "No such process", "Interrupted system call", "Inappropriate ioctl for device", "Stream Closed", "Connection refused", "Connection reset",
                "Address already in use", "Cannot assign requested address", "Network is unreachable", "No route to host",
                "Connection timed out", "Message too long", "Address family not supported", "not connected",
                "Protocol not supported", "Protocol not available", "Network is down", "No buffer space available",
                "connection abort", "Destination address required", "domain path too long", "No such device"};
        int[] numbers = {ENOENT, EACCES, EEXIST, EISDIR, ENOTDIR, ENOTEMPTY, ELOOP, ENAMETOOLONG, EINVAL, EROFS, ENOSPC, EPERM,
                EXDEV, EPIPE, EBADF, ESPIPE, EMFILE, EAGAIN, ETXTBSY, EFBIG, EMLINK, ENOTSUP, ENOEXEC, ESRCH, EINTR, ENOTTY, EBADF, ECONNREFUSED,
                ECONNRESET, EADDRINUSE, EADDRNOTAVAIL, ENETUNREACH, EHOSTUNREACH, ETIMEDOUT, EMSGSIZE, EAFNOSUPPORT, ENOTCONN,
                EPROTONOSUPPORT, ENOPROTOOPT, ENETDOWN, ENOBUFS, ECONNABORTED, EDESTADDRREQ, EINVAL, 19};
        for (int i = 0; i < texts.length; i++) {
            if (text.contains(texts[i])) {
                return numbers[i];
            }
        }
        return EIO;
    }
}
