// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program is the command line; the window is a module beside it that is loaded when somebody wants to see it. Loading
// widgets, editor and their libraries takes longer than most commands do.
#include "app/cli/commandline.h"

#include <QFileInfo>
#include <QLibrary>

#include <cstdio>
#include <sys/prctl.h>
#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;

namespace {

/// The folder that this program's file is in: QCoreApplication would tell, but the window wants to make its own.
QString programFolder()
{
    return QFileInfo(QFileInfo(u"/proc/self/exe"_s).symLinkTarget()).path();
}

/// Passwords are in this memory: a crash must not bring them to disk. The limit is for core files (and for the programs that we start);
/// where a program takes core dumps through a pipe, only the flag keeps them away (core(5), prctl(2)). A leak checker needs the flag.
void keepMemoryPrivate()
{
    constexpr rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#if !defined(__SANITIZE_ADDRESS__)
    ::prctl(PR_SET_DUMPABLE, 0);
#endif
}

int openWindow(int argc, char **argv)
{
    QLibrary window;
    for (const QString &folder : {programFolder(), programFolder() + "/../lib/retort"_L1}) {
        window.setFileName(folder + "/libretort-window.so"_L1);
        if (window.load())
            break;
    }
    using WindowMain = int (*)(int, char **);
    const auto windowMain = reinterpret_cast<WindowMain>(window.resolve("retort_window_main"));
    if (!windowMain) {
        std::fprintf(stderr, "retort: the window cannot be loaded: %s\n", qPrintable(window.errorString()));
        return 1;
    }
    return windowMain(argc, argv);
}

} // namespace

int main(int argc, char **argv)
{
    keepMemoryPrivate();
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    return retort::cli::isCommandLine(words) ? retort::cli::run(words) : openWindow(argc, argv);
}
