#!/bin/sh
# A Go program for the JVM, made by Jopher: this script and, after it, a jar.
trap 'jopher_q=-Djopher.quit.now=true' QUIT
# As Go's runtime: what is closed is the null device, so that no file gets its number.
{ true 9<&0; } 2>/dev/null || exec < /dev/null
{ true 9>&1; } 2>/dev/null || exec > /dev/null
{ true 9>&2; } || exec 2> /dev/null
jopher_p=$0 jopher_n=${JOPHER_ARGV0:-$0} jopher_j= jopher_x= jopher_q=
[ -d "${PWD:-}" ] || { echo "$jopher_n: the current folder has been removed; Java cannot start in it" >&2; exit 2; }
case $0 in */*) ;; *) [ -f "$0" ] || jopher_p=$(command -v "$0") || jopher_p=$0 ;; esac

# try JAVA: takes it if it is version 25 or newer, by the release file beside it
jopher_try() {
  [ -n "$1" ] && [ -x "$1" ] || return 1
  jopher_r=${1%/bin/java}/release
  [ -r "$jopher_r" ] || { jopher_r=$(readlink -f "$1" 2>/dev/null) && jopher_r=${jopher_r%/bin/java}/release; }
  [ -r "$jopher_r" ] || return 1
  jopher_v= jopher_b=
  while IFS='=' read -r jopher_a jopher_w; do
    case $jopher_a in
      JAVA_VERSION) jopher_v=${jopher_w#?} jopher_v=${jopher_v%%[!0-9]*} ;;
      JAVA_RUNTIME_VERSION) jopher_b=${jopher_w#?} jopher_b=${jopher_b%?} ;;
    esac
  done < "$jopher_r"
  [ "${jopher_v:-0}" -ge 25 ] && jopher_j=$1
}

# aot: the JVM's cache of this program's classes as they are after loading. The JVM does not check such a cache against the jar,
# so the name says which program and JDK it is for. The first start notes the classes it loads; the second makes the cache
# from them, in the background and without running the program; the third uses it. JOPHER_AOT=off turns this off.
jopher_aot() {
  [ -z "$JOPHER_JAVA_OPTS" ] && [ "$JOPHER_AOT" != off ] && [ -n "$jopher_b" ] || return
  jopher_c=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}} jopher_c=${JOPHER_CACHE:-${jopher_c:+$jopher_c/jopher}}
  jopher_f=$jopher_c/aot/@KEY@-$jopher_b
  # the JVM's options have their own meaning for most other characters
  case $jopher_f in [!/]*|*[!A-Za-z0-9/._+-]*) return ;; esac
  if [ -f "$jopher_f.aot" ]; then
    jopher_x=-XX:AOTCache=$jopher_f.aot
  elif [ -s "$jopher_f.classes" ]; then
    mkdir "$jopher_f.lock" 2>/dev/null && (
      trap '' HUP INT QUIT
      exec 3>&- 4>&- 5>&- 6>&- 7>&- 8>&- 9>&- < /dev/null > /dev/null 2>&1
      case $jopher_p in /*) ;; *) jopher_p=$PWD/$jopher_p ;; esac
      nice "$jopher_j" @COLLECTOR@ @FLAGS@ -XX:AOTCacheOutput="$jopher_f.new" -Djopher.rehearse="$jopher_f.classes" -jar "$jopher_p"
      [ -s "$jopher_f.new" ] && mv -f "$jopher_f.new" "$jopher_f.aot"
      rm -rf "$jopher_f.lock" "$jopher_f.new" "$jopher_f.new.config"
      # each is 15 MB and more: the newest stay
      cd "$jopher_c/aot" && ls -t | sed -n '/\.aot$/p' | sed '1,32d' | xargs rm -f
    ) &
  else
    [ -d "$jopher_c/aot" ] || mkdir -p "$jopher_c/aot" 2>/dev/null
    ( : > "$jopher_f.classes" ) 2>/dev/null && jopher_x=-Xlog:class+load=info:file=$jopher_f.classes:none:filecount=0
  fi
}

for jopher_i in "$JOPHER_RUN_JAVA" "${JAVA_HOME:+$JAVA_HOME/bin/java}" @JAVA@; do
  jopher_try "$jopher_i" && break
done
[ -n "$jopher_j" ] || for jopher_i in "$(command -v java)" /usr/lib/jvm/*/bin/java /opt/*/bin/java "$HOME"/.sdkman/candidates/java/*/bin/java; do
  jopher_try "$jopher_i" && break
done
[ -n "$jopher_j" ] || { echo "$jopher_n: needs Java 25 or newer and found none; point JAVA_HOME at one" >&2; exit 127; }
case ${JOPHER_SCHED:-continuations} in
  continuations) jopher_s='@CONTINUATIONS@' ;;
  threads) jopher_s= ;;
  *) echo "$jopher_n: JOPHER_SCHED=$JOPHER_SCHED: want continuations or threads" >&2; exit 2 ;;
esac
case " $JOPHER_JAVA_OPTS " in *" -XX:+Use"*"GC "*) jopher_g= ;; *) jopher_g=@COLLECTOR@ ;; esac
[ "${JOPHER_RUN_AOT:-}" = later ] || jopher_aot
unset JOPHER_ARGV0 JOPHER_RUN_JAVA JOPHER_RUN_AOT
# In the locale C the JVM finds no file with other letters than ASCII's, not even the jar; the program sees LC_ALL as it was.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in ''|C|POSIX) export JOPHER_LC_ALL="${LC_ALL-unset}" LC_ALL=C.UTF-8 ;; esac
# A JVM that finds this file takes SIGQUIT for a tool's knock and prints no thread dump; the program looks whether it did.
set -C
{ true > "/tmp/.attach_pid$$"; } 2>/dev/null && jopher_q="$jopher_q -Djopher.quit=/tmp/.attach_pid$$"
exec "$jopher_j" $jopher_g @FLAGS@ $jopher_s $jopher_x $JOPHER_JAVA_OPTS $jopher_q -Djopher.prog="$jopher_n" -jar "$jopher_p" "$@"
